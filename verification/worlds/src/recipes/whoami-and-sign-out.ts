import { gatewayRefusal, networkRecipes } from './network.ts';
import type { RecipeTable } from './recipe.ts';

const onlySession = 'Who asks who is signed in hears of sessions, and of nothing else.';
const onlyEnd = 'Signing out ends in nobody being signed in, or in trouble.';

/** `GET /sessions/whoami`. */
export const whoamiRecipes: RecipeTable<'whoami'> = {
  signedIn: ({ outcome: { session } }) =>
    session.authenticator_assurance_level === 'aal2'
      ? [{ how: 'another tab has taken both steps', arrange: (scene) => scene.signInAs(scene.nextUser, 'complete') }]
      : [{ how: 'somebody who has one factor has signed in in another tab', arrange: (scene) => scene.signInAs('oneFactor', 'complete') }],
  secondFactorDue: [{ how: 'a session waits for its second factor', arrange: (scene) => scene.signInAs(scene.nextUser, 'partial') }],
  noSession: [
    { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
    { how: 'another tab signs out', arrange: (scene) => scene.endSession('signed out elsewhere') },
    { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
    { how: 'the session runs out', arrange: (scene) => scene.endSession('expired') },
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
  noSession: [{ how: 'Kratos signs out, or nobody was signed in' }],
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
      how: 'another tab signs in anew, twice, between the two requests',
      arrange: (scene) => scene.signInAs('allFactors', 'partial'),
      between: (scene) => scene.signInAsAnother(),
    },
  ],
};
