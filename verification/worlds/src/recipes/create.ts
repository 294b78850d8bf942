import { gatewayRefusal, networkRecipes } from './network.ts';
import type { Recipes, RecipeTable } from './recipe.ts';

const notHere = 'Who opens a form is not answered so: nothing was sent that could be judged.';

const nobody: Recipes = [
  { how: 'nobody is signed in, or their sessions are revoked', arrange: (scene) => scene.ensureSignedOut('revoked') },
  { how: 'nobody is signed in, or another tab signs out', arrange: (scene) => scene.ensureSignedOut('signed out elsewhere') },
];

/** `GET /self-service/login/browser`. */
export const createRecipes: RecipeTable<'create'> = {
  flow: ({ outcome: { flow }, call, context: { input } }) => {
    if (call.aal === 'aal2') {
      return flow.codeWasMailed
        ? [
            {
              how: 'somebody is half signed in whose only second factor is a code by mail',
              arrange: (scene) => scene.signInAs('mailOnly', 'partial'),
            },
          ]
        : [{ how: 'a session waits for its second factor', arrange: (scene) => scene.signInAs('allFactors', 'partial') }];
    }
    if (input.refresh === true)
      return [{ how: 'somebody is signed in, and confirms it', arrange: (scene) => scene.signInAs('allFactors', 'complete') }];
    return nobody;
  },
  noUsableMethod: ({ call, context: { input } }) =>
    call.aal === 'aal2'
      ? [
          { how: 'somebody is signed in who has no second factor', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
          {
            how: 'the operator has switched every second factor off',
            arrange: async (scene) => {
              await scene.signInAs('allFactors', 'partial');
              await scene.world.applySwitch('no-second-factor');
            },
          },
        ]
      : [
          {
            how: 'the operator has switched every first factor off',
            arrange: async (scene) => {
              if (input.refresh !== true) await scene.ensureSignedOut('revoked');
              await scene.world.applySwitch('no-first-factor');
            },
          },
        ],
  sessionChanged: ({ call, context: { input } }) => {
    if (input.refresh === true) return 'With refresh=true Kratos asks again, whoever is signed in.';
    if (call.aal === 'aal2')
      return [{ how: 'another tab has taken the second step', arrange: (scene) => scene.signInAs('allFactors', 'complete') }];
    if (input.loginChallenge !== undefined)
      return [
        {
          how: 'somebody has signed in in another tab, and that is enough for the app',
          arrange: async (scene) => {
            await scene.signInAs('oneFactor', 'complete');
            await scene.world.applySwitch('app-skips');
          },
        },
      ];
    return [
      { how: 'somebody has signed in in another tab', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
      { how: 'somebody has half signed in in another tab', arrange: (scene) => scene.signInAs('allFactors', 'partial') },
    ];
  },
  noSession: ({ call }) =>
    call.aal === 'aal1'
      ? 'A first form needs no session, so Kratos never misses one there.'
      : [
          { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
          { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
          { how: 'the session runs out', arrange: (scene) => scene.endSession('expired') },
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
    { how: 'the page is none that Kratos may lead back to', arrange: ({ world }) => world.applySwitch('page-not-allowed') },
  ],
};
