import type { OutcomeOf } from '@kratos-login/core/read-outcome';
import { openWorldTab } from '../world-tab.ts';
import { networkRecipes } from './network.ts';
import type { Recipes, RecipeTable } from './recipe.ts';

const notHere = 'Kratos never answers this when a form is fetched, because nothing was submitted and the session is not checked.';

const gone: { readonly [Why in OutcomeOf<'flowGone'>['why']]: Recipes } = {
  expired: [
    {
      how: 'the initial flow has expired',
      initialFlow: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.expireFlow(scene.initialFlowId),
    },
  ],
  unknown: [
    { how: 'the initial flow never existed', initialFlow: async () => '00000000-0000-4000-8000-000000000000' },
    {
      how: 'the initial flow was deleted',
      initialFlow: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.deleteFlow(scene.initialFlowId),
    },
  ],
  refused: 'A request for a flow names no method that could be disabled.',
};

/** `GET /self-service/login/flows`, with the initial flow of the page. */
export const getRecipes: RecipeTable<'get'> = {
  flow: ({ outcome: { flow } }) =>
    flow.aal === 'aal1'
      ? [{ how: 'the initial flow belongs to this browser', initialFlow: (scene) => scene.openFlow() }]
      : [
          {
            how: 'the initial flow is a second-factor flow of this browser',
            initialFlow: async (scene) => {
              await scene.signInAs('allFactors', 'partial');
              return scene.openFlow('?aal=aal2');
            },
          },
        ],
  noUsableMethod: [
    {
      how: 'the initial flow was opened while every first factor was disabled',
      initialFlow: async (scene) => {
        await scene.world.applySwitch('no-first-factor');
        const id = await scene.openFlow();
        await scene.world.restore();
        return id;
      },
    },
    {
      how: 'the initial flow is a second-factor flow of a user without a second factor',
      initialFlow: async (scene) => {
        await scene.signInAs('oneFactor', 'complete');
        return scene.openFlow('?aal=aal2');
      },
    },
  ],
  flowGone: ({ outcome: { why } }) => gone[why],
  csrfMismatch: [
    {
      how: 'the initial flow belongs to another browser',
      initialFlow: async ({ world }) => (await openWorldTab(world.openBrowser(), world.kratosUrl).openFlow()) ?? '',
    },
    {
      how: 'the CSRF cookie of the flow is gone',
      initialFlow: (scene) => scene.openFlow(),
      arrange: (scene) => scene.loseCookie('csrf_token'),
    },
  ],
  rejected: notHere,
  accountBlocked: notHere,
  signedIn: notHere,
  secondFactorDue: notHere,
  redirectRequired: notHere,
  sessionChanged: notHere,
  noSession: notHere,
  ...networkRecipes,
};

/** `GET /self-service/login/flows`, with the second-factor flow that has mailed a code. */
export const getMailedRecipes: RecipeTable<'getMailed'> = {
  flow: [{ how: 'the flow that mailed the code still exists' }],
  noUsableMethod: 'A flow that has mailed a code asks for it.',
  flowGone: ({ outcome: { why } }) =>
    why === 'refused'
      ? 'A request for a flow names no method that could be disabled.'
      : why === 'expired'
        ? [{ how: 'the flow that mailed the code has expired', arrange: (scene) => scene.expireFlow() }]
        : [{ how: 'the flow that mailed the code was deleted', arrange: (scene) => scene.deleteFlow() }],
  csrfMismatch: [{ how: 'the CSRF cookie of the flow is gone', arrange: (scene) => scene.loseCookie('csrf_token') }],
  rejected: notHere,
  accountBlocked: notHere,
  signedIn: notHere,
  secondFactorDue: notHere,
  redirectRequired: notHere,
  sessionChanged: notHere,
  noSession: notHere,
  ...networkRecipes,
};
