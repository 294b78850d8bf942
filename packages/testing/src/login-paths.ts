import { loginMachine } from '@kratos-login/core';
import { explore, type Path, type PathPlan, planPaths } from 'xstate-paths';
import { loginAlphabet } from './login-alphabet.ts';

/**
 * Returns the paths of a login. Together they take every transition of `loginMachine` in every state that inherits it. `'tour'` returns a few long
 * paths. This takes about a second, so call it once.
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
