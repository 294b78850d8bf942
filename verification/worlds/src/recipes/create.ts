import { gatewayRefusal, networkRecipes } from './network.ts';
import type { Recipes, RecipeTable } from './recipe.ts';

const notHere = 'Kratos never answers this when a form is opened, because nothing was submitted.';

const signedOut: Recipes = [
  { how: 'no user is signed in, or the sessions are revoked', arrange: (scene) => scene.ensureSignedOut('revoked') },
  { how: 'no user is signed in, or another tab signs out', arrange: (scene) => scene.ensureSignedOut('signed out elsewhere') },
];

/** `GET /self-service/login/browser`. */
export const createRecipes: RecipeTable<'create'> = {
  flow: ({ outcome: { flow }, call, context: { input } }) => {
    if (call.aal === 'aal2') {
      return flow.codeWasMailed
        ? [
            {
              how: 'a second factor is due, and mailed codes are the only one',
              arrange: (scene) => scene.signInAs('mailOnly', 'partial'),
            },
          ]
        : [{ how: 'a second factor is due', arrange: (scene) => scene.signInAs('allFactors', 'partial') }];
    }
    if (input.refresh === true)
      return [{ how: 'a signed-in user confirms the session', arrange: (scene) => scene.signInAs('allFactors', 'complete') }];
    return signedOut;
  },
  noUsableMethod: ({ call, context: { input } }) =>
    call.aal === 'aal2'
      ? [
          { how: 'a user without a second factor is signed in', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
          {
            how: 'the operator disables every second factor',
            arrange: async (scene) => {
              await scene.signInAs('allFactors', 'partial');
              await scene.world.applySwitch('no-second-factor');
            },
          },
        ]
      : [
          {
            how: 'the operator disables every first factor',
            arrange: async (scene) => {
              if (input.refresh !== true) await scene.ensureSignedOut('revoked');
              await scene.world.applySwitch('no-first-factor');
            },
          },
        ],
  sessionChanged: ({ call, context: { input } }) => {
    if (input.refresh === true) return 'With refresh=true Kratos opens a form for any session.';
    if (call.aal === 'aal2')
      return [{ how: 'another tab completes the second factor', arrange: (scene) => scene.signInAs('allFactors', 'complete') }];
    if (input.loginChallenge !== undefined)
      return [
        {
          how: 'another tab signs in, and the app accepts that session',
          arrange: async (scene) => {
            await scene.signInAs('oneFactor', 'complete');
            await scene.world.applySwitch('app-skips');
          },
        },
      ];
    return [
      { how: 'another tab signs in', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
      { how: 'another tab signs in with the first factor', arrange: (scene) => scene.signInAs('allFactors', 'partial') },
    ];
  },
  noSession: ({ call }) =>
    call.aal === 'aal1'
      ? 'A first-factor form needs no session.'
      : [
          { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
          { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
          { how: 'the session expires', arrange: (scene) => scene.endSession('expired') },
          { how: 'another tab signs out', arrange: (scene) => scene.endSession('signed out elsewhere') },
        ],
  rejected: notHere,
  accountBlocked: notHere,
  signedIn: notHere,
  secondFactorDue: notHere,
  redirectRequired: notHere,
  flowGone: notHere,
  csrfMismatch: notHere,
  ...networkRecipes,
  refused: [
    ...gatewayRefusal,
    { how: 'the address of the page is not allowed', arrange: ({ world }) => world.applySwitch('page-not-allowed') },
  ],
};
