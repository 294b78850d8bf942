import type { Factor, OutcomeKind } from '@kratos-login/core';
import type { WorldScene } from '../world-scene.ts';
import { networkRecipes } from './network.ts';
import type { Posted, Recipes, RecipeTable, Typed, Wanted } from './recipe.ts';

const isFirst = ({ call: { posted } }: Pick<Wanted<OutcomeKind, 'submit'>, 'call'>): boolean =>
  ['password', 'name', 'provider'].includes(posted);
const asksAgain = ({ context }: Pick<Wanted, 'context'>): boolean => context.input.refresh === true;
const anAppWaits = ({ context }: Pick<Wanted, 'context'>): boolean => context.input.loginChallenge !== undefined;

/** As the chart has it: who chose none gets the app, unless a code is on its way. */
const currentFactor = ({ context: { factor, flow } }: Pick<Wanted, 'context'>): Factor => factor ?? (flow?.codeWasMailed ? 'code' : 'totp');

// ------------------------------------------------------------------------------------------------ what is typed
const password =
  (who: 'oneFactor' | 'allFactors' | 'next') =>
  async (scene: WorldScene): Promise<Typed> => {
    const { identifier, password: secret } = await scene.typeAs(who === 'next' ? scene.nextUser : who);
    return { identifier: identifier, secret };
  };
const wrongPassword = async (scene: WorldScene): Promise<Typed> => ({
  ...(await password('allFactors')(scene)),
  secret: 'not the password',
});
const rightCode = async (scene: WorldScene): Promise<Typed> => ({ secret: await scene.rightCode() });
const wrongCode = async (): Promise<Typed> => ({ secret: '000000' });
const nameAlone = async (scene: WorldScene): Promise<Typed> => ({ identifier: (await scene.findUser('allFactors')).identifier });
const unknownName = async (): Promise<Typed> => ({ identifier: 'nobody@example.com' });

// ------------------------------------------------------------------------------------------------ why not
const only = {
  provider: 'Kratos sends who chose a provider there; it judges nothing.',
  mail: 'Kratos mails a code, or says whose fault it is that it does not; it judges nothing.',
} as const;

/** By what was sent; `undefined` where somebody must say more. */
const whatJudgesNothing: Partial<Record<Posted, string>> = { provider: only.provider, send: only.mail, resend: only.mail };

/** `POST /self-service/login`. */
export const submitRecipes: RecipeTable<'submit'> = {
  rejected: ({ call: { posted } }) => {
    switch (posted) {
      case 'password':
        return [{ how: 'the password is wrong', typed: wrongPassword }];
      case 'name':
        return [
          {
            how: 'nobody has this name, where it is asked first',
            typed: unknownName,
            arrange: ({ world }) => world.applySwitch('identifier-first'),
          },
        ];
      case 'code':
        return [{ how: 'the code is wrong', typed: wrongCode }];
      default:
        return whatJudgesNothing[posted] ?? '';
    }
  },
  flow: ({ outcome: { flow }, call: { posted } }) => {
    if (posted === 'name' && flow.aal === 'aal1')
      return [{ how: 'the name is asked first', typed: nameAlone, arrange: ({ world }) => world.applySwitch('identifier-first') }];
    if (flow.aal === 'aal2' && flow.codeWasMailed && (posted === 'send' || posted === 'resend')) return [{ how: 'Kratos mails a code' }];
    if (posted === 'code') return 'A code is right or wrong; only a wish for a mail leads on to another form.';
    if (flow.aal === 'aal2' && posted === 'password')
      return 'Only linking a provider to an account answers a password with a second form (source); the browser has left the page for that.';
    return posted === 'password'
      ? 'A password is right or wrong; only a name alone leads on to another form.'
      : 'Kratos answers that with a mail, or sends away.';
  },
  noUsableMethod: ({ call: { posted } }) =>
    posted === 'name'
      ? [
          {
            how: 'the name is asked first, and nothing comes after it',
            typed: unknownName, // accounts are hidden there: whoever it is, the answer is the same
            initialSwitch: 'identifier-first-and-nothing-else',
          },
        ]
      : 'Kratos gives a form back as it was sent to it, with its fields.',
  accountBlocked: ({ outcome: { why }, call: { posted } }) => {
    const nothing = whatJudgesNothing[posted] ?? (posted === 'name' ? 'A name alone opens no account.' : undefined);
    if (nothing !== undefined) return nothing;
    const typed = posted === 'password' ? password('allFactors') : rightCode;
    if (why === 'address-not-verified')
      return [{ how: 'only who has confirmed an address gets in', typed, arrange: ({ world }) => world.applySwitch('verified-only') }];
    return posted === 'password'
      ? [{ how: 'the account is disabled', typed, arrange: (scene) => scene.disable('allFactors') }]
      : 'Disabling an account ends its sessions: at the second step that is nobody signed in.';
  },
  signedIn: (wanted) => {
    const { outcome, call } = wanted;
    const isWhole = outcome.session.authenticator_assurance_level === 'aal2';
    if (call.posted !== 'password' && call.posted !== 'code') return whatJudgesNothing[call.posted] ?? 'A name alone signs nobody in.';
    if (anAppWaits(wanted)) return 'For an app that waits Kratos sends the browser on instead.';
    if (call.posted === 'code')
      return isWhole ? [{ how: 'the code is right', typed: rightCode }] : 'A second factor that is right makes a session of two.';
    if (!isWhole) return [{ how: 'the password is right, and there is no second factor', typed: password('oneFactor') }];
    return asksAgain(wanted)
      ? [{ how: 'the password confirms a session that has two factors', typed: password('allFactors') }]
      : 'One password alone is one factor.';
  },
  secondFactorDue: (wanted) => {
    if (wanted.call.posted === 'password')
      return [
        {
          how: 'the password is right, and there is a second factor',
          typed: password('next'),
          // Who confirms a session of two factors keeps both.
          ...(asksAgain(wanted) && { arrange: (scene: WorldScene) => scene.ensureSignedOut('revoked') }),
        },
      ];
    return whatJudgesNothing[wanted.call.posted] ?? 'What is right at the second step leaves nothing to be asked.';
  },
  redirectRequired: (wanted) => {
    const { posted } = wanted.call;
    if (posted === 'provider') return [{ how: 'the provider asks at its own page' }];
    if (!anAppWaits(wanted)) return 'Kratos sends nobody away who signs in here, without an app that waits.';
    if (posted === 'password') return [{ how: 'signed in, and an app waits', typed: password('oneFactor') }];
    return posted === 'code' ? [{ how: 'signed in, and an app waits', typed: rightCode }] : 'Nobody is signed in by that.';
  },
  sessionChanged: (wanted): Recipes => {
    if (asksAgain(wanted)) return 'With refresh=true Kratos asks again, whoever is signed in.';
    if (isFirst(wanted))
      return [
        { how: 'somebody has signed in in another tab', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
        { how: 'somebody has half signed in in another tab', arrange: (scene) => scene.signInAs('allFactors', 'partial') },
      ];
    const removed = { how: 'the factor was taken away', arrange: (scene: WorldScene) => scene.removeFactor() };
    return [
      { how: 'the second step was taken in another tab', arrange: (scene) => scene.stepUpInAnotherTab() },
      { how: 'the second form has run out', arrange: (scene) => scene.expireFlow() },
      ...(wanted.call.posted === 'code' && currentFactor(wanted) !== 'code' ? [removed] : []),
    ];
  },
  noSession: (wanted) =>
    isFirst(wanted)
      ? 'A first step needs no session, so Kratos never misses one there.'
      : [
          { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
          { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
          { how: 'the account is disabled', arrange: (scene) => scene.endSession('disabled') },
          { how: 'the session runs out', arrange: (scene) => scene.endSession('expired') },
        ],
  flowGone: (wanted) => {
    switch (wanted.outcome.why) {
      case 'expired':
        return isFirst(wanted) || asksAgain(wanted)
          ? [{ how: 'the form has run out', arrange: (scene) => scene.expireFlow() }]
          : 'A second form that has run out is answered like a session that has changed.';
      case 'unknown':
        return [{ how: 'the form was cleaned up', arrange: (scene) => scene.deleteFlow() }];
      case 'refused':
        if (wanted.call.posted === 'name') return 'A name alone is no method that could be off.';
        return [{ how: 'the operator has switched this method off', arrange: ({ world }) => world.applySwitch('no-method') }];
    }
  },
  csrfMismatch: (wanted) => {
    if (wanted.call.posted === 'provider') return 'Kratos checks no CSRF token of who goes to a provider.';
    const lost = {
      how: 'the CSRF cookie is gone',
      arrange: async (scene: WorldScene) => {
        if (wanted.call.posted === 'name') await scene.world.applySwitch('identifier-first'); // elsewhere a name alone is not looked at
        scene.loseCookie('csrf_token');
      },
    };
    if (isFirst(wanted) || asksAgain(wanted)) return [lost];
    return [{ how: 'somebody else has half signed in in another tab', arrange: (scene) => scene.signInAsAnother() }, lost];
  },
  ...networkRecipes,
};
