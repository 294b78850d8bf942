import { loginMachine } from '@kratos-login/core';
import { explore, type Path, type PathPlan, planPaths } from 'xstate-paths';
import { loginAlphabet } from './login-alphabet.ts';

/**
 * The paths of a login, ready to be walked: together they take every transition of `loginMachine`, in every state that inherits it.
 * Takes about a second, so call it once. `'tour'` makes few and long ones.
 *
 * ```ts
 * import { loginPaths } from '@kratos-login/testing'
 *
 * for (const { name } of loginPaths()) console.log(name) // page load › password form › wrong password
 * ```
 */
export function loginPaths(plan: PathPlan = 'short'): readonly Path[] {
  return planPaths(loginMachine, explore(loginMachine, loginAlphabet()), plan);
}
