import type { LoginContext, Outcome } from '@kratos-login/core';
import { create } from './recipes/create.ts';
import { get, getMailed } from './recipes/get.ts';
import type { Means, MeansTable, Wanted, WantedCall } from './recipes/recipe.ts';
import { submit } from './recipes/submit.ts';
import { signOut, whoami } from './recipes/whoami-and-sign-out.ts';

/**
 * How every answer to every call is brought about: by people, the operator, other tabs and the network; or why Kratos cannot answer that there. It is
 * written against the reply table, and a world shows whether it is true.
 */
const tables: { readonly [Name in WantedCall['name']]: MeansTable<Name> } = { create, get, getMailed, submit, whoami, signOut };

export function findRecipes(outcome: Outcome, call: WantedCall, context: LoginContext): Means {
  const entry = tables[call.name][outcome.kind] as Means | ((wanted: Wanted) => Means); // the one of its own kind
  return typeof entry === 'function' ? entry({ outcome, call, context } as Wanted) : entry;
}
