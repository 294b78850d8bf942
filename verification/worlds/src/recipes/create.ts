import type { Means, MeansTable } from './recipe.ts';
import { gateway, troubles } from './troubles.ts';

const notHere = 'Who opens a form is not answered so: nothing was sent that could be judged.';

const nobody: Means = [
  { how: 'nobody is signed in, or their sessions are revoked', arrange: (scene) => scene.beNobody('revoked') },
  { how: 'nobody is signed in, or another tab signs out', arrange: (scene) => scene.beNobody('signed out elsewhere') },
];

/** `GET /self-service/login/browser`. */
export const create: MeansTable<'create'> = {
  flow: ({ outcome: { flow }, call, context: { input } }) => {
    if (call.aal === 'aal2') {
      return flow.codeWasMailed
        ? [
            {
              how: 'somebody is half signed in whose only second factor is a code by mail',
              arrange: (scene) => scene.be('mailOnly', 'half'),
            },
          ]
        : [{ how: 'a session waits for its second factor', arrange: (scene) => scene.be('allFactors', 'half') }];
    }
    if (input.refresh === true)
      return [{ how: 'somebody is signed in, and confirms it', arrange: (scene) => scene.be('allFactors', 'whole') }];
    return nobody;
  },
  noUsableMethod: ({ call, context: { input } }) =>
    call.aal === 'aal2'
      ? [
          { how: 'somebody is signed in who has no second factor', arrange: (scene) => scene.be('oneFactor', 'whole') },
          {
            how: 'the operator has switched every second factor off',
            arrange: async (scene) => {
              await scene.be('allFactors', 'half');
              await scene.world.flip('no-second-factor');
            },
          },
        ]
      : [
          {
            how: 'the operator has switched every first factor off',
            arrange: async (scene) => {
              if (input.refresh !== true) await scene.beNobody('revoked');
              await scene.world.flip('no-first-factor');
            },
          },
        ],
  sessionChanged: ({ call, context: { input } }) => {
    if (input.refresh === true) return 'With refresh=true Kratos asks again, whoever is signed in.';
    if (call.aal === 'aal2') return [{ how: 'another tab has taken the second step', arrange: (scene) => scene.be('allFactors', 'whole') }];
    if (input.loginChallenge !== undefined)
      return [
        {
          how: 'somebody has signed in in another tab, and that is enough for the app',
          arrange: async (scene) => {
            await scene.be('oneFactor', 'whole');
            await scene.world.flip('app-skips');
          },
        },
      ];
    return [
      { how: 'somebody has signed in in another tab', arrange: (scene) => scene.be('oneFactor', 'whole') },
      { how: 'somebody has half signed in in another tab', arrange: (scene) => scene.be('allFactors', 'half') },
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
  ...troubles,
  refused: [...gateway, { how: 'the page is none that Kratos may lead back to', arrange: ({ world }) => world.flip('page-not-allowed') }],
};
