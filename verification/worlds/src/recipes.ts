import type { LoginContext } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import { createRecipes } from './recipes/create.ts';
import { getMailedRecipes, getRecipes } from './recipes/get.ts';
import type { Recipes, RecipeTable, Wanted, WantedCall } from './recipes/recipe.ts';
import { submitRecipes } from './recipes/submit.ts';
import { signOutRecipes, whoamiRecipes } from './recipes/whoami-and-sign-out.ts';

/**
 * The recipes for every answer to every call, or the reason why Kratos cannot send it. They follow the reply table, and walks check them.
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
  const entry = tables[call.name][outcome.kind] as Recipes | ((wanted: Wanted) => Recipes); // the key selects the entry of this kind
  return typeof entry === 'function' ? entry({ outcome, call, context } as Wanted) : entry;
}
