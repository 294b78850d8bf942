import type { OutcomeOf } from '@kratos-login/core';
import { openTab } from '../tab.ts';
import type { Means, MeansTable } from './recipe.ts';
import { troubles } from './troubles.ts';

const notHere = 'Who fetches a form is not answered so: nothing was sent, and nobody is asked who they are.';

const gone: { readonly [Why in OutcomeOf<'flowGone'>['why']]: Means } = {
  expired: [
    {
      how: 'the form that the page was opened with has run out',
      given: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.expireFlow(scene.given),
    },
  ],
  unknown: [
    { how: 'the page was opened with a form that never was', given: async () => '00000000-0000-4000-8000-000000000000' },
    {
      how: 'the form that the page was opened with was cleaned up',
      given: (scene) => scene.openFlow(),
      arrange: (scene) => scene.world.forgetFlow(scene.given),
    },
  ],
  refused: 'A form that is fetched names no method that could be off.',
};

/** `GET /self-service/login/flows`, of the flow that the page was opened with. */
export const get: MeansTable<'get'> = {
  flow: ({ outcome: { flow } }) =>
    flow.aal === 'aal1'
      ? [{ how: 'the page was opened with a form of this browser', given: (scene) => scene.openFlow() }]
      : [
          {
            how: 'the page was opened with a second form of this browser',
            given: async (scene) => {
              await scene.be('allFactors', 'half');
              return scene.openFlow('?aal=aal2');
            },
          },
        ],
  noUsableMethod: [
    {
      how: 'the page was opened with a form from when every first factor was off',
      given: async (scene) => {
        await scene.world.flip('no-first-factor');
        const id = await scene.openFlow();
        await scene.world.restore();
        return id;
      },
    },
    {
      how: 'the page was opened with a second form of somebody who has no second factor',
      given: async (scene) => {
        await scene.be('oneFactor', 'whole');
        return scene.openFlow('?aal=aal2');
      },
    },
  ],
  flowGone: ({ outcome: { why } }) => gone[why],
  csrfMismatch: [
    {
      how: 'the page was opened with a form of another browser',
      given: async ({ world }) => (await openTab(world.openBrowser(), world.kratosUrl).openFlow()) ?? '',
    },
    {
      how: 'the cookie that goes with the form is gone',
      given: (scene) => scene.openFlow(),
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
  ...troubles,
};

/** The same for the second-factor flow that has mailed a code, to which the page returns. */
export const getMailed: MeansTable<'getMailed'> = {
  flow: [{ how: 'the form that mailed the code is still there' }],
  noUsableMethod: 'A form that has mailed a code asks for it.',
  flowGone: ({ outcome: { why } }) =>
    why === 'refused'
      ? 'A form that is fetched names no method that could be off.'
      : why === 'expired'
        ? [{ how: 'the form that mailed the code has run out', arrange: (scene) => scene.expireFlow() }]
        : [{ how: 'the form that mailed the code was cleaned up', arrange: (scene) => scene.forgetFlow() }],
  csrfMismatch: [{ how: 'the cookie that goes with the form is gone', arrange: (scene) => scene.loseCookie('csrf_token') }],
  rejected: notHere,
  accountBlocked: notHere,
  signedIn: notHere,
  secondFactorDue: notHere,
  redirectRequired: notHere,
  sessionChanged: notHere,
  noSession: notHere,
  ...troubles,
};
