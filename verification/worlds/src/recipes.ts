import type { LoginContext, Outcome } from '@kratos-login/core';
import { createRecipes } from './recipes/create.ts';
import { getMailedRecipes, getRecipes } from './recipes/get.ts';
import type { Recipes, RecipeTable, Wanted, WantedCall } from './recipes/recipe.ts';
import { submitRecipes } from './recipes/submit.ts';
import { signOutRecipes, whoamiRecipes } from './recipes/whoami-and-sign-out.ts';

/**
 * How every answer to every call is brought about: by people, the operator, other tabs and the network; or why Kratos cannot answer that there. It is
 * written against the reply table, and a world shows whether it is true.
 */
const tables: { readonly [Name in WantedCall['name']]: RecipeTable<Name> } = {
  create: createRecipes,
  get: getRecipes,
  getMailed: getMailedRecipes,
  submit: submitRecipes,
  whoami: whoamiRecipes,
  signOut: signOutRecipes,
};

export function findRecipes(outcome: Outcome, call: WantedCall, context: LoginContext): Recipes {
  const entry = tables[call.name][outcome.kind] as Recipes | ((wanted: Wanted) => Recipes); // the one of its own kind
  return typeof entry === 'function' ? entry({ outcome, call, context } as Wanted) : entry;
}
