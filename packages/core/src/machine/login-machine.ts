import { assign, fromPromise, raise, setup } from 'xstate';
import type { Aal } from '../kratos/login-flow.ts';
import type { OpenOutcome, Outcome, OutcomeOf, SignOutOutcome, WhoamiOutcome } from '../kratos/outcome.ts';
import { countDetours, noDetours, toReply } from './detours.ts';
import { findAddress, findFactors } from './factors.ts';
import type { OpenRequest, SubmitRequest } from './login-actors.ts';
import type { Heard, LoginContext, LoginEvent, LoginInput, LoginOutput, Notice, Place } from './login-context.ts';
import { toFailure } from './to-failure.ts';
import { leavingFor, toResult } from './to-result.ts';
import { whatIsPosted } from './what-is-posted.ts';

/*
 * How to read this file: people act (`password.submit`), calls answer (`reply.flow`). A state names only the answers on which it has a view
 * of its own; its parents and, last of all, the root answer the others. So what nobody wants ends in `error` by construction, and not by luck.
 */

// ------------------------------------------------------------------------------------------------ words
const words = setup({
  types: {} as { context: LoginContext; events: LoginEvent; input: LoginInput; output: LoginOutput; tags: 'pending' },
  actors: {
    // `loginActors(client)` provides the real ones
    openFlow: fromPromise<OpenOutcome, OpenRequest>(notConnected),
    submitFlow: fromPromise<Outcome, SubmitRequest>(notConnected),
    askWhoami: fromPromise<WhoamiOutcome>(notConnected),
    signOut: fromPromise<SignOutOutcome>(notConnected),
  },
  guards: {
    onlyTheSecondFactorIsWanted: ({ context }) => context.asked.aal === 'aal2' && context.flowId === null,
    itIsForTheSecondFactor: ({ event }) => event.type === 'reply.flow' && event.outcome.flow.aal === 'aal2',
    theSessionIsEnough: ({ context, event }) =>
      event.type === 'reply.signedIn' &&
      (event.outcome.session.authenticator_assurance_level === 'aal2' || !wantsTwoFactors(context.asked)),
    anAppIsWaiting: ({ context }) => context.asked.loginChallenge !== undefined,
    theConfirmationIsStillDue: ({ context }) => context.asked.refresh === true && !context.firstFactorWasTaken,
    thatProviderIsOffered: ({ context, event }) => event.type === 'provider.choose' && isOffered(context, 'provider', event.provider),
    thatAddressIsOffered: ({ context, event }) => event.type === 'code.send' && isOffered(context, 'address', event.address),
    thatFactorIsOffered: ({ context, event }) => event.type === 'factor.choose' && context.factors.includes(event.factor),
    resendingIsHeldBack: ({ context }) => context.resendingIsHeldBack,
    resendingIsFair: ({ context }) => context.flow?.codeWasMailed === true && !context.resendingIsHeldBack,
    thePageIsVisible: () => true, // whoever has a page provides it
    aNewFlowMailsNothing: ({ context }) => context.flow?.codeWasMailed === false,
    somebodyIsHalfSignedIn: ({ context }) => context.secondFactorIsDue,
    nobodyIsHalfSignedIn: ({ context }) => !context.secondFactorIsDue,
    itBrokeAtThePassword: ({ context }) => !context.secondFactorIsDue && context.failure?.from.startsWith('password') === true,
    itBrokeIn: ({ context }, place: Place) => context.failure?.retryable === true && context.failure.from === place,
  },
  actions: {
    countDetours: assign({ detours: ({ context }, heard: Heard) => countDetours(context.detours, heard) }),
    hear: raise(({ context }, heard: Heard) => toReply(heard, context.detours)),
    takeItForHalfASession: raise(({ event }) => {
      const from = 'from' in event ? event.from : 'init.asking';
      return { type: 'reply.secondFactorDue', outcome: { kind: 'secondFactorDue' }, from } as const;
    }),
    offerToRenew: raise({ type: 'flow.renew' }),
    beginToWait: assign({ isSlow: false }),
    noticeTheWait: assign({ isSlow: true }),
    keepFlow: assign(({ context, event }) => {
      const flow = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;
      if (flow === null) return {}; // barred without a form: the one in hand still serves
      const isAnother = flow.id !== context.flow?.id;
      return {
        flow,
        wasMailedAgain: !isAnother && context.wasMailedAgain,
        factors: isAnother ? findFactors(flow) : context.factors,
        address: findAddress(flow) ?? (isAnother ? null : context.address),
        flowId: null,
      };
    }),
    holdResendingBack: assign({ resendingIsHeldBack: ({ event }) => event.type === 'reply.flow' && event.outcome.flow.codeWasMailed }),
    noteThatItWasMailedAgain: assign({ wasMailedAgain: ({ event }) => event.type === 'code.resend' }),
    allowResending: assign({ resendingIsHeldBack: false }),
    keepIdentifier: assign({ identifier: ({ event }) => (event.type === 'password.submit' ? event.identifier : null) }),
    keepFactor: assign({ factor: ({ event }) => (event.type === 'factor.choose' ? event.factor : null) }),
    keepAddress: assign({ address: ({ event }) => (event.type === 'code.send' ? event.address : null) }),
    keepThatTheFirstFactorWasTaken: assign({ firstFactorWasTaken: true }),
    keepThatTheSecondIsDue: assign({ secondFactorIsDue: true }),
    keepThatNobodyIsSignedIn: assign({ secondFactorIsDue: false }),
    keepResult: assign({ result: ({ event }) => toResult(event) }),
    keepWayBackToTheApp: assign({
      result: ({ context: { asked } }) => leavingFor(toWayBack(asked)),
    }),
    keepFailure: assign({ failure: ({ context, event }) => toFailure(event, context.detours) }),
    forgetFailure: assign({ failure: null }),
    forgetFlow: assign({ flow: null, flowId: null }),
    forgetWhoIsSigningIn: assign({ identifier: null, factor: null, address: null }),
    forgetNotice: assign({ notice: null, verification: null }),
    forgetWhatHappened: assign({ detours: noDetours, notice: null, verification: null }),
    tell: assign({ notice: (_, notice: Notice) => notice }),
    tellWhyTheFlowIsGone: assign({
      notice: ({ event }) => (event.type === 'reply.flowGone' && event.outcome.why === 'expired' ? 'took-too-long' : 'started-again'),
    }),
    tellWhyTheAccountIsClosed: assign(({ event }) =>
      event.type === 'reply.barred' ? { notice: event.outcome.why, verification: event.outcome.verification } : {},
    ),
  },
  delays: {
    aSecond: 1_000,
    aMailTakesItsTime: 30_000,
    /** A little before it does. A timer beyond 2³¹ − 1 ms would fire at once. */
    theFormRunsOut: ({ context }) => Math.min(0.99 * (context.flow?.lifetime ?? Number.POSITIVE_INFINITY), 2 ** 31 - 1),
  },
});

// ------------------------------------------------------------------------------------------------ calls
/** An answer is counted, then heard. */
const heardIn = (from: Place) => {
  const params = ({ event }: { event: { output: Outcome } }): Heard => ({ outcome: event.output, from });
  return {
    actions: [
      { type: 'countDetours', params },
      { type: 'hear', params },
    ],
  } as const;
};

const openFlow = (aal: Aal, from: Place) =>
  ({
    id: 'openFlow',
    src: 'openFlow',
    onDone: heardIn(from),
    input: ({ context: { asked, flowId } }: { context: LoginContext }): OpenRequest => ({
      flowId,
      aal,
      refresh: asked.refresh,
      returnTo: asked.returnTo,
      loginChallenge: asked.loginChallenge,
      organization: asked.organization,
      via: asked.via,
    }),
  }) as const;

const submitFlow = (from: Place) =>
  ({
    id: 'submitFlow',
    src: 'submitFlow',
    onDone: heardIn(from),
    input: ({ context, event }: { context: LoginContext; event: LoginEvent }): SubmitRequest => ({
      flow: context.flow,
      ...whatIsPosted(event, context),
    }),
  }) as const;

const askWhoami = { id: 'askWhoami', src: 'askWhoami', onDone: heardIn('init.asking') } as const;
const signOut = { id: 'signOut', src: 'signOut', onDone: heardIn('init.signingOut') } as const;

/** What every state with a call under way has in common. */
const busy = { tags: 'pending', entry: 'beginToWait', after: { aSecond: { actions: 'noticeTheWait' } } } as const;

const tell = (notice: Notice) => ({ type: 'tell', params: notice }) as const;

/** Nobody asked for it: the form stays open meanwhile, and if it fails nobody needs to know, for the next submission heals. */
const renewingQuietly = (aal: Aal) =>
  words.createStateConfig({
    description: 'The form is running out: opens a new flow behind it.',
    invoke: openFlow(aal, aal === 'aal1' ? 'password.renewing' : 'awaiting-TOTP.renewing'),
    on: {
      'reply.flow': { target: aal === 'aal1' ? '#login.password' : '#login.awaiting-TOTP', actions: ['keepFlow', 'holdResendingBack'] },
      'reply.sessionChanged': { target: '#login.init.asking' },
      'reply.*': { target: 'waiting' },
    },
  });

// ------------------------------------------------------------------------------------------------ the chart
/**
 * Signing in to Ory Kratos by AJAX: a password, then a second factor, then a session. The calls come from `loginActors(client)`; its output
 * says how it ended. `createLogin` puts a view and verbs around it.
 */
export const loginMachine = words.createMachine({
  id: 'login',
  description: 'Password, then a second factor, then a session.',
  context: ({ input }) => atFirst(input),
  output: ({ context }) => context.result ?? leavingFor(null), // every edge to `success` has set it
  initial: 'init',
  on: {
    'reply.flow': [
      { guard: 'itIsForTheSecondFactor', target: '.awaiting-TOTP.entering', actions: ['keepFlow', 'holdResendingBack'] },
      { target: '.password.entering', actions: 'keepFlow' },
    ],
    'reply.signedIn': [
      { guard: 'theSessionIsEnough', target: '.success', actions: 'keepResult' },
      { actions: 'takeItForHalfASession', description: 'Kratos was content with one factor; we are not.' },
    ],
    'reply.leave': { target: '.success', actions: 'keepResult' },
    'reply.sessionChanged': { target: '.init.asking' },
    'reply.*': { target: '.error', actions: 'keepFailure', description: 'Trouble, and what cannot be.' },
    restart: [
      { guard: 'somebodyIsHalfSignedIn', target: '.init.signingOut' },
      { target: '.init.arriving', actions: ['forgetFlow', 'forgetWhatHappened'] },
    ],
    'account.switch': { target: '.init.signingOut' },
  },
  states: {
    init: {
      description: 'Finding out which form is due.',
      initial: 'arriving',
      on: {
        'reply.flowGone': { target: '.arriving', actions: 'forgetFlow' },
        'reply.csrfMismatch': { target: '.arriving', actions: 'forgetFlow' },
      },
      states: {
        arriving: {
          description: 'Where to begin.',
          always: [{ guard: 'onlyTheSecondFactorIsWanted', target: 'openingSecondFactor' }, { target: 'opening' }],
        },
        opening: {
          ...busy,
          description: 'Opens the first form, or fetches the one the page was opened with.',
          invoke: openFlow('aal1', 'init.opening'),
        },
        openingSecondFactor: {
          ...busy,
          description: 'Opens the second form for a session with one factor.',
          invoke: openFlow('aal2', 'init.openingSecondFactor'),
          on: { 'reply.noSession': { target: 'opening', actions: ['keepThatNobodyIsSignedIn', tell('sign-in-ended')] } },
        },
        asking: {
          ...busy,
          description: 'The session is not as expected: asks who is signed in.',
          invoke: askWhoami,
          on: {
            'reply.signedIn': [
              { guard: 'anAppIsWaiting', target: '#login.success', actions: 'keepWayBackToTheApp' },
              { guard: 'theConfirmationIsStillDue', target: 'arriving', actions: 'forgetFlow' },
            ],
            'reply.secondFactorDue': { target: 'openingSecondFactor', actions: ['keepThatTheSecondIsDue', 'forgetWhoIsSigningIn'] },
            'reply.noSession': { target: 'opening', actions: 'keepThatNobodyIsSignedIn' },
          },
        },
        signingOut: {
          ...busy,
          description: 'Signs out, so that anybody can begin.',
          invoke: signOut,
          on: {
            'reply.noSession': {
              target: 'opening',
              actions: ['keepThatNobodyIsSignedIn', 'forgetWhoIsSigningIn', 'forgetFlow', 'forgetWhatHappened'],
            },
          },
        },
      },
    },
    password: {
      description: 'The first factor.',
      initial: 'entering',
      after: { theFormRunsOut: { guard: 'thePageIsVisible', actions: 'offerToRenew' } },
      on: { restart: { guard: 'nobodyIsHalfSignedIn', target: '.renewing', actions: 'forgetWhatHappened' } },
      states: {
        entering: {
          description: 'Waits for identifier and password.',
          initial: 'waiting',
          states: { waiting: { description: 'The flow takes input.' }, renewingQuietly: renewingQuietly('aal1') },
          on: {
            'password.submit': { target: 'submitting', actions: 'keepIdentifier' },
            'provider.choose': { guard: 'thatProviderIsOffered', target: 'submitting' },
            'flow.renew': { target: '.renewingQuietly' },
            'identifier.forget': { target: 'renewing', actions: 'forgetWhoIsSigningIn' },
            'session.check': { target: '#login.init.asking' },
          },
        },
        submitting: {
          ...busy,
          description: 'Kratos looks at what was typed.',
          entry: ['beginToWait', 'forgetNotice'],
          invoke: submitFlow('password.submitting'),
          on: {
            'reply.rejected': { target: 'entering', actions: 'keepFlow' },
            'reply.barred': { target: 'entering', actions: ['keepFlow', 'tellWhyTheAccountIsClosed'] },
            'reply.secondFactorDue': { target: 'steppingUp', actions: ['keepThatTheFirstFactorWasTaken', 'keepThatTheSecondIsDue'] },
            'reply.sessionChanged': { target: '#login.init.asking', actions: tell('started-again') },
            'reply.flowGone': { target: 'renewing', actions: 'tellWhyTheFlowIsGone' },
            'reply.csrfMismatch': { target: 'renewing', actions: tell('started-again') },
          },
        },
        renewing: {
          ...busy,
          description: 'A new flow under the form: only the password is asked again.',
          invoke: openFlow('aal1', 'password.renewing'),
        },
        steppingUp: {
          ...busy,
          description: 'A second factor is due: opens its form in place.',
          invoke: openFlow('aal2', 'password.steppingUp'),
        },
      },
    },
    'awaiting-TOTP': {
      description: 'The second factor: a code from an app, by mail, or put away.',
      initial: 'entering',
      after: {
        theFormRunsOut: { guard: 'thePageIsVisible', actions: 'offerToRenew' },
        aMailTakesItsTime: { guard: 'resendingIsHeldBack', actions: 'allowResending' },
      },
      on: { 'reply.noSession': { target: 'init.opening', actions: ['keepThatNobodyIsSignedIn', tell('sign-in-ended')] } },
      states: {
        entering: {
          description: 'Waits for a code.',
          initial: 'waiting',
          states: { waiting: { description: 'The flow takes input.' }, renewingQuietly: renewingQuietly('aal2') },
          on: {
            'code.submit': { target: 'submitting' },
            'code.send': { guard: 'thatAddressIsOffered', target: 'submitting', actions: ['keepAddress', 'noteThatItWasMailedAgain'] },
            'code.resend': { guard: 'resendingIsFair', target: 'submitting', actions: 'noteThatItWasMailedAgain' },
            'flow.renew': { guard: 'aNewFlowMailsNothing', target: '.renewingQuietly' },
            'factor.choose': { guard: 'thatFactorIsOffered', actions: ['keepFactor', 'forgetNotice'] },
            'session.check': { target: '#login.init.asking' },
          },
        },
        submitting: {
          ...busy,
          description: 'Kratos looks at the code, or mails one.',
          entry: ['beginToWait', 'forgetNotice'],
          invoke: submitFlow('awaiting-TOTP.submitting'),
          on: {
            'reply.rejected': { target: 'entering', actions: 'keepFlow' },
            'reply.barred': { target: 'entering', actions: ['keepFlow', 'tellWhyTheAccountIsClosed'] },
            'reply.sessionChanged': { target: '#login.init.asking', actions: tell('started-again') },
            'reply.flowGone': { target: 'renewing', actions: 'tellWhyTheFlowIsGone' },
            'reply.csrfMismatch': { target: '#login.init.asking', actions: ['forgetWhoIsSigningIn', tell('changed-elsewhere')] },
          },
        },
        renewing: {
          ...busy,
          description: 'A new flow under the form: the code is asked again.',
          invoke: openFlow('aal2', 'awaiting-TOTP.renewing'),
        },
      },
    },
    success: { type: 'final', description: 'Signed in, or on the way elsewhere.' },
    error: {
      description: 'What typing cannot mend.',
      exit: 'forgetFailure',
      on: {
        retry: [
          { guard: { type: 'itBrokeIn', params: 'init.opening' }, target: 'init.opening' },
          { guard: { type: 'itBrokeIn', params: 'init.openingSecondFactor' }, target: 'init.openingSecondFactor' },
          { guard: { type: 'itBrokeIn', params: 'init.asking' }, target: 'init.asking' },
          { guard: { type: 'itBrokeIn', params: 'init.signingOut' }, target: 'init.signingOut' },
          { guard: { type: 'itBrokeIn', params: 'password.submitting' }, target: 'password.entering' },
          { guard: { type: 'itBrokeIn', params: 'password.renewing' }, target: 'password.renewing' },
          { guard: { type: 'itBrokeIn', params: 'password.steppingUp' }, target: 'password.steppingUp' },
          { guard: { type: 'itBrokeIn', params: 'awaiting-TOTP.submitting' }, target: 'awaiting-TOTP.entering' },
          { guard: { type: 'itBrokeIn', params: 'awaiting-TOTP.renewing' }, target: 'awaiting-TOTP.renewing' },
        ],
        restart: { guard: 'itBrokeAtThePassword', target: 'password.renewing', actions: 'forgetWhatHappened' },
      },
    },
  },
});

// ------------------------------------------------------------------------------------------------ beginnings
function atFirst(asked: LoginInput): LoginContext {
  return {
    asked,
    flowId: asked.flowId ?? null,
    flow: null,
    identifier: null,
    factors: [],
    factor: null,
    address: null,
    wasMailedAgain: false,
    resendingIsHeldBack: false,
    firstFactorWasTaken: false,
    secondFactorIsDue: false,
    detours: noDetours,
    notice: null,
    verification: null,
    isSlow: false,
    failure: null,
    result: null,
  };
}

const wantsTwoFactors = ({ requireSecondFactor, aal }: LoginInput): boolean => requireSecondFactor === true || aal === 'aal2';

/** As a page this leads back to the app that waits; as JSON the address would be lost. */
const toWayBack = ({ kratosUrl = '', loginChallenge = '' }: LoginInput): string =>
  `${kratosUrl}/self-service/login/browser?login_challenge=${encodeURIComponent(loginChallenge)}`;

const isOffered = ({ flow }: LoginContext, name: string, value: string): boolean =>
  flow?.nodes.some((node) => node.name === name && node.value === value) === true;

const nothing: OutcomeOf<'unexpected'> = { kind: 'unexpected', status: 0, why: 'empty' };

/** The machine without its calls: a clear end instead of a wait. */
function notConnected(): Promise<OutcomeOf<'unexpected'>> {
  return Promise.resolve(nothing);
}
