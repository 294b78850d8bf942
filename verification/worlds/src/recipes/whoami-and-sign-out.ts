import { gatewayRefusal, networkRecipes } from './network.ts';
import type { RecipeTable } from './recipe.ts';

const onlySession = 'whoami answers only with a session or without one.';
const onlyEnd = 'Signing out ends the session or fails.';

/** `GET /sessions/whoami`. */
export const whoamiRecipes: RecipeTable<'whoami'> = {
  signedIn: ({ outcome: { session } }) =>
    session.authenticator_assurance_level === 'aal2'
      ? [{ how: 'another tab signs in with both factors', arrange: (scene) => scene.signInAs(scene.nextUser, 'complete') }]
      : [{ how: 'a user with one factor signs in in another tab', arrange: (scene) => scene.signInAs('oneFactor', 'complete') }],
  secondFactorDue: [{ how: 'a second factor is due', arrange: (scene) => scene.signInAs(scene.nextUser, 'partial') }],
  noSession: [
    { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
    { how: 'another tab signs out', arrange: (scene) => scene.endSession('signed out elsewhere') },
    { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
    { how: 'the session expires', arrange: (scene) => scene.endSession('expired') },
  ],
  flow: onlySession,
  noUsableMethod: onlySession,
  rejected: onlySession,
  accountBlocked: onlySession,
  redirectRequired: onlySession,
  sessionChanged: onlySession,
  flowGone: onlySession,
  csrfMismatch: onlySession,
  ...networkRecipes,
};

/** `GET /self-service/logout/browser`, then `GET /self-service/logout`. */
export const signOutRecipes: RecipeTable<'signOut'> = {
  noSession: [{ how: 'Kratos signs out, or no user was signed in' }],
  flow: onlyEnd,
  noUsableMethod: onlyEnd,
  rejected: onlyEnd,
  accountBlocked: onlyEnd,
  signedIn: onlyEnd,
  secondFactorDue: onlyEnd,
  redirectRequired: onlyEnd,
  sessionChanged: onlyEnd,
  flowGone: onlyEnd,
  csrfMismatch: onlyEnd,
  ...networkRecipes,
  refused: [
    ...gatewayRefusal,
    {
      how: 'another tab signs in twice between the two requests',
      arrange: (scene) => scene.signInAs('allFactors', 'partial'),
      between: (scene) => scene.signInAsAnother(),
    },
  ],
};
