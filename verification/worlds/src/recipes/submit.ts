import type { Factor, OutcomeKind } from '@kratos-login/core/read-outcome';
import type { WorldScene } from '../world-scene.ts';
import { networkRecipes } from './network.ts';
import type { Posted, Recipes, RecipeTable, Typed, Wanted } from './recipe.ts';

const isFirst = ({ call: { posted } }: Pick<Wanted<OutcomeKind, 'submit'>, 'call'>): boolean =>
  ['password', 'identifier', 'provider'].includes(posted);
const isRefresh = ({ context }: Pick<Wanted, 'context'>): boolean => context.input.refresh === true;
const hasLoginChallenge = ({ context }: Pick<Wanted, 'context'>): boolean => context.input.loginChallenge !== undefined;

/** Returns the current factor, as the machine does. The default is the app, or the mailed code if one was mailed. */
const currentFactor = ({ context: { factor, flow } }: Pick<Wanted, 'context'>): Factor => factor ?? (flow?.codeWasMailed ? 'code' : 'totp');

// ------------------------------------------------------------------------------------------------ typed values
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
const identifierAlone = async (scene: WorldScene): Promise<Typed> => ({ identifier: (await scene.findUser('allFactors')).identifier });
const unknownIdentifier = async (): Promise<Typed> => ({ identifier: 'unknown@example.com' });

// ------------------------------------------------------------------------------------------------ reasons
const only = {
  provider: 'Kratos redirects to the provider and checks no input.',
  mail: 'Kratos mails a code or reports an error, and checks no input.',
} as const;

/** The reason by what was submitted. `undefined` if the recipe has to decide. */
const withoutCheck: Partial<Record<Posted, string>> = { provider: only.provider, send: only.mail, resend: only.mail };

/** `POST /self-service/login`. */
export const submitRecipes: RecipeTable<'submit'> = {
  rejected: ({ call: { posted } }) => {
    switch (posted) {
      case 'password':
        return [{ how: 'the password is wrong', typed: wrongPassword }];
      case 'identifier':
        return [
          {
            how: 'no account has this identifier, with identifier first',
            typed: unknownIdentifier,
            arrange: ({ world }) => world.applySwitch('identifier-first'),
          },
        ];
      case 'code':
        return [{ how: 'the code is wrong', typed: wrongCode }];
      default:
        return withoutCheck[posted] ?? '';
    }
  },
  flow: ({ outcome: { flow }, call: { posted } }) => {
    if (posted === 'identifier' && flow.aal === 'aal1')
      return [
        { how: 'the identifier is asked first', typed: identifierAlone, arrange: ({ world }) => world.applySwitch('identifier-first') },
      ];
    if (flow.aal === 'aal2' && flow.codeWasMailed && (posted === 'send' || posted === 'resend')) return [{ how: 'Kratos mails a code' }];
    if (posted === 'code') return 'A code is right or wrong. Only a request for a code leads to another form.';
    if (flow.aal === 'aal2' && posted === 'password')
      return 'Only linking a provider answers a password with a second-factor form, and the page is not open then (read in the source).';
    return posted === 'password'
      ? 'A password is right or wrong. Only an identifier alone leads to another form.'
      : 'Kratos answers that with a mail or a redirect.';
  },
  noUsableMethod: ({ call: { posted } }) =>
    posted === 'identifier'
      ? [
          {
            how: 'the identifier is asked first, and no method follows',
            typed: unknownIdentifier, // accounts are hidden, so any identifier gets this answer
            initialSwitch: 'identifier-first-and-nothing-else',
          },
        ]
      : 'Kratos returns the submitted form with its fields.',
  accountBlocked: ({ outcome: { why }, call: { posted } }) => {
    const nothing = withoutCheck[posted] ?? (posted === 'identifier' ? 'An identifier alone opens no account.' : undefined);
    if (nothing !== undefined) return nothing;
    const typed = posted === 'password' ? password('allFactors') : rightCode;
    if (why === 'address-not-verified')
      return [{ how: 'a verified address is required', typed, arrange: ({ world }) => world.applySwitch('verified-only') }];
    return posted === 'password'
      ? [{ how: 'the account is disabled', typed, arrange: (scene) => scene.disable('allFactors') }]
      : 'Disabling an account ends its sessions, so the second factor gets noSession.';
  },
  signedIn: (wanted) => {
    const { outcome, call } = wanted;
    const isComplete = outcome.session.authenticator_assurance_level === 'aal2';
    if (call.posted !== 'password' && call.posted !== 'code') return withoutCheck[call.posted] ?? 'An identifier alone does not sign in.';
    if (hasLoginChallenge(wanted)) return 'With a login challenge Kratos redirects the browser to the app.';
    if (call.posted === 'code')
      return isComplete ? [{ how: 'the code is right', typed: rightCode }] : 'A right second factor makes a session with two factors.';
    if (!isComplete) return [{ how: 'the password is right, and there is no second factor', typed: password('oneFactor') }];
    return isRefresh(wanted)
      ? [{ how: 'the password confirms a session that has two factors', typed: password('allFactors') }]
      : 'A password alone is one factor.';
  },
  secondFactorDue: (wanted) => {
    if (wanted.call.posted === 'password')
      return [
        {
          how: 'the password is right, and there is a second factor',
          typed: password('next'),
          // A user who confirms a session with two factors keeps both.
          ...(isRefresh(wanted) && { arrange: (scene: WorldScene) => scene.ensureSignedOut('revoked') }),
        },
      ];
    return withoutCheck[wanted.call.posted] ?? 'After a right second factor no other one is due.';
  },
  redirectRequired: (wanted) => {
    const { posted } = wanted.call;
    if (posted === 'provider') return [{ how: 'the provider asks on its own page' }];
    if (!hasLoginChallenge(wanted)) return 'Without a login challenge Kratos does not redirect after a sign-in.';
    if (posted === 'password') return [{ how: 'the sign-in completes, and an app is waiting', typed: password('oneFactor') }];
    return posted === 'code'
      ? [{ how: 'the sign-in completes, and an app is waiting', typed: rightCode }]
      : 'This submission does not sign in.';
  },
  sessionChanged: (wanted): Recipes => {
    if (isRefresh(wanted)) return 'With refresh=true Kratos opens a form for any session.';
    if (isFirst(wanted))
      return [
        { how: 'another tab signs in', arrange: (scene) => scene.signInAs('oneFactor', 'complete') },
        { how: 'another tab signs in with the first factor', arrange: (scene) => scene.signInAs('allFactors', 'partial') },
      ];
    const removed = { how: 'the factor was removed', arrange: (scene: WorldScene) => scene.removeFactor() };
    return [
      { how: 'another tab completes the second factor', arrange: (scene) => scene.stepUpInAnotherTab() },
      { how: 'the second-factor flow has expired', arrange: (scene) => scene.expireFlow() },
      ...(wanted.call.posted === 'code' && currentFactor(wanted) !== 'code' ? [removed] : []),
    ];
  },
  noSession: (wanted) =>
    isFirst(wanted)
      ? 'A first factor needs no session.'
      : [
          { how: 'the session is revoked', arrange: (scene) => scene.endSession('revoked') },
          { how: 'the session cookie is gone', arrange: (scene) => scene.endSession('cookie lost') },
          { how: 'the account is disabled', arrange: (scene) => scene.endSession('disabled') },
          { how: 'the session expires', arrange: (scene) => scene.endSession('expired') },
        ],
  flowGone: (wanted) => {
    switch (wanted.outcome.why) {
      case 'expired':
        return isFirst(wanted) || isRefresh(wanted)
          ? [{ how: 'the flow has expired', arrange: (scene) => scene.expireFlow() }]
          : 'Kratos answers an expired second-factor flow like a changed session.';
      case 'unknown':
        return [{ how: 'the flow was deleted', arrange: (scene) => scene.deleteFlow() }];
      case 'refused':
        if (wanted.call.posted === 'identifier') return 'An identifier alone names no method that could be disabled.';
        return [{ how: 'the operator disables this method', arrange: ({ world }) => world.applySwitch('no-method') }];
    }
  },
  csrfMismatch: (wanted) => {
    if (wanted.call.posted === 'provider') return 'Kratos checks no CSRF token for a social provider.';
    const lost = {
      how: 'the CSRF cookie is gone',
      arrange: async (scene: WorldScene) => {
        if (wanted.call.posted === 'identifier') await scene.world.applySwitch('identifier-first'); // otherwise an identifier alone is not checked
        scene.loseCookie('csrf_token');
      },
    };
    if (isFirst(wanted) || isRefresh(wanted)) return [lost];
    return [{ how: 'another user signs in with the first factor in another tab', arrange: (scene) => scene.signInAsAnother() }, lost];
  },
  ...networkRecipes,
};
