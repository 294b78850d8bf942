import type { OutcomeOf } from '@kratos-login/core';
import { openWorldTab } from '../world-tab.ts';
import { networkRecipes } from './network.ts';
import type { Recipes, RecipeTable } from './recipe.ts';

const notHere = 'Who fetches a form is not answered so: nothing was sent, and nobody is asked who they are.';

const gone: { readonly [Why in OutcomeOf<'flowGone'>['why']]: Recipes } = {
  expired: [
    {
      how: 'the form that the page was opened with has run out',
      initialFlow: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.expireFlow(scene.initialFlowId),
    },
  ],
  unknown: [
    { how: 'the page was opened with a form that never was', initialFlow: async () => '00000000-0000-4000-8000-000000000000' },
    {
      how: 'the form that the page was opened with was cleaned up',
      initialFlow: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.deleteFlow(scene.initialFlowId),
    },
  ],
  refused: 'A form that is fetched names no method that could be off.',
};

/** `GET /self-service/login/flows`, of the flow that the page was opened with. */
export const getRecipes: RecipeTable<'get'> = {
  flow: ({ outcome: { flow } }) =>
    flow.aal === 'aal1'
      ? [{ how: 'the page was opened with a form of this browser', initialFlow: (scene) => scene.openFlow() }]
      : [
          {
            how: 'the page was opened with a second form of this browser',
            initialFlow: async (scene) => {
              await scene.signInAs('allFactors', 'partial');
              return scene.openFlow('?aal=aal2');
            },
          },
        ],
  noUsableMethod: [
    {
      how: 'the page was opened with a form from when every first factor was off',
      initialFlow: async (scene) => {
        await scene.world.applySwitch('no-first-factor');
        const id = await scene.openFlow();
        await scene.world.restore();
        return id;
      },
    },
    {
      how: 'the page was opened with a second form of somebody who has no second factor',
      initialFlow: async (scene) => {
        await scene.signInAs('oneFactor', 'complete');
        return scene.openFlow('?aal=aal2');
      },
    },
  ],
  flowGone: ({ outcome: { why } }) => gone[why],
  csrfMismatch: [
    {
      how: 'the page was opened with a form of another browser',
      initialFlow: async ({ world }) => (await openWorldTab(world.openBrowser(), world.kratosUrl).openFlow()) ?? '',
    },
    {
      how: 'the cookie that goes with the form is gone',
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

/** The same for the second-factor flow that has mailed a code, to which the page returns. */
export const getMailedRecipes: RecipeTable<'getMailed'> = {
  flow: [{ how: 'the form that mailed the code is still there' }],
  noUsableMethod: 'A form that has mailed a code asks for it.',
  flowGone: ({ outcome: { why } }) =>
    why === 'refused'
      ? 'A form that is fetched names no method that could be off.'
      : why === 'expired'
        ? [{ how: 'the form that mailed the code has run out', arrange: (scene) => scene.expireFlow() }]
        : [{ how: 'the form that mailed the code was cleaned up', arrange: (scene) => scene.deleteFlow() }],
  csrfMismatch: [{ how: 'the cookie that goes with the form is gone', arrange: (scene) => scene.loseCookie('csrf_token') }],
  rejected: notHere,
  accountBlocked: notHere,
  signedIn: notHere,
  secondFactorDue: notHere,
  redirectRequired: notHere,
  sessionChanged: notHere,
  noSession: notHere,
  ...networkRecipes,
};
