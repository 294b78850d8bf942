import { assign, fromPromise, raise } from 'xstate';
import type { Aal, Factor, FlowNode } from '../kratos/login-flow.ts';
import type { OpenOutcome, Outcome, OutcomeOf, SignOutOutcome, WhoamiOutcome } from '../kratos/outcome.ts';
import { offersAWay } from '../kratos/ways-on.ts';
import { countDetours, noDetours, toReply } from './detours.ts';
import { asksForTheName, currentFactor, findAddress, findFactors } from './factors.ts';
import type { OpenRequest, SubmitRequest } from './login-actors.ts';
import { type LoginContext, type LoginEvent, type LoginInput, type LoginOutput, type Notice, type Place, places } from './login-context.ts';
import { withMessagesOf, withoutErrors } from './messages.ts';
import { type Implementations, setup, withImplementations } from './setup.ts';
import { toFailure } from './to-failure.ts';
import { isExpected, leavingFor, toExpected, toResult } from './to-result.ts';
import { whatIsPosted } from './what-is-posted.ts';

/*
 * How to read this file: people act (`password.submit`), calls answer (`reply.flow`). A state names only the answers on which it has a view
 * of its own; its parents and, last of all, the root answer the others. So what nobody wants ends in `error` by construction, and not by luck.
 */

type Button = Pick<FlowNode, 'name' | 'value'>;

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
    anAppIsWaiting: ({ context: { asked, flowId } }) => Boolean(asked.loginChallenge) && flowId === null, // else a mailed code is due first
    theConfirmationIsStillDue: ({ context }) => context.asked.refresh === true && !context.firstFactorWasTaken,
    theMailedCodeConfirms: ({ context: { asked, flowId } }) => asked.refresh === true && flowId !== null,
    thatButtonIsThere: ({ context: { flow } }, { name, value }: Button) =>
      flow?.nodes.some((node) => node.name === name && node.value === value) === true,
    thatFactorIsThere: ({ context }, factor: Factor) => context.factors.includes(factor),
    resendingIsFair: ({ context }) => context.flow?.codeWasMailed === true && !context.resendingIsHeldBack,
    thePageIsVisible: () => true, // whoever has a page provides it
    aNewFlowAsksTheSame: ({ context }) => context.flow !== null && asksForTheName(context.flow),
    aNewFlowMailsNothing: ({ context }) => context.flow?.codeWasMailed === false,
    aMailedFormIsRemembered: ({ context: { flowId, asked } }) => flowId !== null && flowId === asked.mailedFlowId,
    theSessionIsInsufficient: ({ context }) => context.sessionIsInsufficient,
    itBrokeAtThePassword: ({ context }) => !context.secondFactorIsDue && context.failure?.from.startsWith('password') === true,
    itBrokeIn: ({ context }, place: Place) => context.failure?.retryable === true && context.failure.from === place,
    itTakesLong: ({ context }) => context.wait === 'long',
    thatWayIsExpected: ({ context, event }) => event.type === 'reply.leave' && isExpected(event.outcome.url, context.asked),
    thereIsNoNeedToWait: ({ context }) => context.secondsToWait === 0,
  },
  actions: {
    countDetours: assign({ detours: ({ context }, outcome: Outcome) => countDetours(context, outcome) }),
    keepSessionState: assign({
      sessionIsInsufficient: ({ context }, { kind }: Outcome) =>
        kind === 'secondFactorDue' || (context.sessionIsInsufficient && !tellsOfAnotherSession.includes(kind)),
    }),
    hear: raise(({ context }, outcome: Outcome) => toReply(outcome, context.detours)),
    takeItForHalfASession: raise({ type: 'reply.secondFactorDue', outcome: { kind: 'secondFactorDue' } }),
    offerToRenew: raise({ type: 'flow.renew' }),
    note: assign((_, facts: Partial<LoginContext>) => facts),
    keepFlow: assign(({ context, event }, looks: 'as before' | undefined) => {
      const sent = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;
      if (sent === null) return {}; // barred without a form: the one in hand still serves
      const flow = context.flow && !offersAWay(sent) ? { ...sent, nodes: context.flow.nodes } : sent; // and so it does behind a bare message
      const isAnother = flow.id !== context.flow?.id;
      return {
        flow: looks && context.flow ? withMessagesOf(context.flow, flow) : flow,
        wasMailedAgain: !isAnother && context.wasMailedAgain,
        factors: isAnother ? findFactors(flow, context.asked) : context.factors,
        address: findAddress(flow) ?? (isAnother ? null : context.address),
        flowId: null,
        wasRenewed: looks !== undefined,
      };
    }),
    holdResendingBack: assign({ resendingIsHeldBack: ({ context }) => context.flow?.codeWasMailed === true }),
    keepMailedForm: assign({ flowId: ({ context: { flow, flowId } }) => (flow?.codeWasMailed ? flow.id : flowId) }),
    submitAgainOnce: assign(({ context }) => ({
      isSubmittedAgain: !context.detours.unjudged && wasTyped(context),
      detours: { ...context.detours, unjudged: true },
    })),
    forgetWhatWasAsked: assign({ asked: ({ context: { asked } }) => ({ ...asked, aal: undefined, refresh: undefined }) }),
    keepResult: assign({ result: ({ context, event }) => toResult(event, context) }),
    keepFailure: assign(({ context, event }) => {
      const failure = toFailure(event, context);
      // Kratos would refuse it again: `restart` asks without it.
      const asked = failure.detail === returnToForbidden ? { ...context.asked, returnTo: undefined } : context.asked;
      return { asked, failure, secondsToWait: Math.ceil((failure.retryAfter ?? 0) / 1000), isSentEarly: false, isSubmittedAgain: false };
    }),
    forgetWhatWasSaid: assign(({ context: { flow } }) => ({
      notice: null,
      verification: null,
      flow: flow && withoutErrors(flow),
    })),
    countDown: assign({ secondsToWait: ({ context }) => context.secondsToWait - 1 }),
  },
  delays: {
    aSecond: 1_000,
    fourSeconds: 4_000,
    aMailTakesItsTime: 30_000,
    theWaitIsOver: ({ context }) => within(context.secondsToWait * 1000),
    /** Shortly before the flow expires, with a minimum delay: a flow that expires sooner is renewed when it is submitted. */
    theFormRunsOut: ({ context: { flow, wasRenewed } }) =>
      within(wasRenewed || !flow ? Number.POSITIVE_INFINITY : Math.max(30_000, 0.99 * flow.lifetime)),
  },
});

// ------------------------------------------------------------------------------------------------ notes
const note = (facts: Partial<LoginContext>) => ({ type: 'note', params: facts }) as const;
const tell = (notice: Notice | null) => note({ notice });

const theFirstFactorWasTaken = note({ firstFactorWasTaken: true });
const theSecondFactorIsDue = note({ secondFactorIsDue: true });
const nobodyIsSignedIn = note({ secondFactorIsDue: false, firstFactorWasTaken: false });
const forgetFlow = note({ flow: null, flowId: null });
const forgetTheName = note({ identifier: null, address: null });
const forgetWhoIsSigningIn = note({ identifier: null, factor: null, address: null });
const forgetWhatHappened = note({ detours: noDetours, notice: null, verification: null, isSentEarly: false, isSubmittedAgain: false });

// ------------------------------------------------------------------------------------------------ calls
/** A host's actor may resolve with any value. */
const outcome = ({ event }: { event: { output: Outcome | undefined } }): Outcome =>
  typeof event.output?.kind === 'string' ? event.output : { kind: 'unexpected', status: 0, why: 'unknown-shape' };

/** An answer is counted, then heard. */
const heard = {
  actions: [
    { type: 'countDetours', params: outcome },
    { type: 'keepSessionState', params: outcome },
    { type: 'hear', params: outcome },
  ],
} as const;

const openFlow = (aal: Aal) =>
  ({
    id: 'openFlow',
    src: 'openFlow',
    onDone: heard,
    input: ({ context: { asked, flowId } }: { context: LoginContext }): OpenRequest => ({ ...asked, flowId, aal }),
  }) as const;

const submitFlow = {
  id: 'submitFlow',
  src: 'submitFlow',
  onDone: heard,
  input: ({ context, event }: { context: LoginContext; event: LoginEvent }): SubmitRequest => ({
    flow: context.flow,
    ...whatIsPosted(event, context),
  }),
} as const;

const askWhoami = { id: 'askWhoami', src: 'askWhoami', onDone: heard } as const;
const signOut = { id: 'signOut', src: 'signOut', onDone: heard } as const;

/** What every state with a call under way has in common. */
const busy = (place: Place) =>
  ({
    tags: 'pending',
    entry: note({ at: place }),
    after: {
      aSecond: { actions: note({ wait: 'noticed' }) },
      fourSeconds: { actions: note({ wait: 'long' }) },
    },
    exit: note({ wait: 'short' }),
  }) as const;

/** What Kratos can say to a submission, whichever factor it was. */
const submitting = words.createStateConfig({
  invoke: submitFlow,
  on: {
    cancel: { guard: 'itTakesLong', target: 'entering' },
    'reply.rejected': { target: 'entering', actions: 'keepFlow' },
    'reply.barred': {
      target: 'entering',
      actions: [
        'keepFlow',
        {
          type: 'note',
          params: ({ context: { asked }, event: { outcome } }) => ({
            notice: outcome.why,
            verification: toExpected(outcome.verification, asked),
          }),
        },
      ],
    },
    // This flow takes no more input: neither a code of another session, nor one that is too old or was guessed too often.
    'reply.sessionChanged': { target: '#login.init.asking', actions: ['submitAgainOnce', forgetFlow, tell('started-again')] },
    'reply.flowGone': {
      target: 'renewing',
      actions: [
        'submitAgainOnce',
        { type: 'note', params: ({ event: { outcome } }) => ({ notice: outcome.why === 'expired' ? 'took-too-long' : 'started-again' }) },
      ],
    },
  },
});

/** Does again what failed; of what was typed, back to its form. */
const whereItBroke = places.map(
  (place) => ({ guard: { type: 'itBrokeIn', params: place }, target: `#login.${place.replace('submitting', 'entering')}` }) as const,
);

/** Somebody else may be signed in by then: what was said on this form is not true of the next. */
const askAgain = { target: '#login.init.asking', actions: tell(null) } as const;

/** Nobody asked for it: the form stays open meanwhile, and if it fails nobody needs to know, for the next submission heals. */
const renewingQuietly = (step: 'password' | 'awaiting-TOTP') =>
  words.createStateConfig({
    description: 'Opens a new form before this one runs out.',
    entry: note({ at: `${step}.renewing` }),
    invoke: openFlow(step === 'password' ? 'aal1' : 'aal2'),
    on: {
      'reply.flow': {
        target: `#login.${step}`, // left and entered: the new form, too, is renewed before it runs out
        actions: [{ type: 'keepFlow', params: 'as before' }, 'holdResendingBack'],
      },
      'reply.sessionChanged': askAgain,
      'reply.*': { target: 'waiting' },
    },
  });

// ------------------------------------------------------------------------------------------------ the chart
/**
 * Signing in to Ory Kratos by AJAX: a password, then a second factor, then a session. The calls come from `loginActors(client)`; its output
 * says how it ended. `createLogin` puts a view and verbs around it.
 */
export const loginMachine = /* @__PURE__ */ createLoginMachine();

/** The machine, built once with what the caller provides: `provide` would build it a second time. */
export function createLoginMachine(provided: Implementations = {}) {
  return withImplementations(words, provided).createMachine({
    id: 'login',
    description: 'Password, then a second factor, then a session.',
    context: ({ input }) => atFirst(input),
    output: ({ context }) => context.result ?? leavingFor('return', null), // every edge to `success` has set it
    initial: 'init',
    on: {
      'reply.flow': [
        { guard: 'itIsForTheSecondFactor', target: '.awaiting-TOTP.entering', actions: ['keepFlow', 'holdResendingBack'] },
        { target: '.password.entering', actions: 'keepFlow' },
      ],
      'reply.signedIn': [
        { guard: 'theSessionIsEnough', target: '.success', actions: 'keepResult' },
        { actions: 'takeItForHalfASession', description: 'One factor is not enough.' },
      ],
      'reply.leave': [
        { guard: 'thatWayIsExpected', target: '.success', actions: 'keepResult' },
        { target: '.error', actions: 'keepFailure', description: 'Not a place the host expects.' },
      ],
      'reply.sessionChanged': { target: '.init.asking' },
      'reply.*': { target: '.error', actions: 'keepFailure', description: 'Trouble, and what cannot be.' },
      'xstate.error.actor.*': { target: '.error', actions: 'keepFailure', description: 'An actor of the host rejected.' },
      restart: [
        { guard: 'theSessionIsInsufficient', target: '.init.signingOut' },
        { target: '.init.arriving', actions: [forgetFlow, forgetWhatHappened] },
      ],
      'account.switch': { target: '.init.signingOut' },
      cancel: { guard: 'itTakesLong', target: '.error', actions: 'keepFailure' },
    },
    states: {
      init: {
        description: 'Which form is due?',
        initial: 'arriving',
        on: {
          'reply.flowGone': { target: '.arriving', actions: forgetFlow },
          'reply.csrfMismatch': { target: '.arriving', actions: forgetFlow },
        },
        states: {
          arriving: {
            description: 'Where to begin.',
            always: [
              { guard: 'aMailedFormIsRemembered', target: 'asking' },
              { guard: 'onlyTheSecondFactorIsWanted', target: 'openingSecondFactor' },
              { target: 'opening' },
            ],
          },
          opening: {
            ...busy('init.opening'),
            description: 'Opens the first form, or the one that was given.',
            invoke: openFlow('aal1'),
            on: {
              'password.submitSoon': {
                actions: { type: 'note', params: ({ event: { identifier } }) => ({ identifier, isSentEarly: true }) },
              },
            },
          },
          openingSecondFactor: {
            ...busy('init.openingSecondFactor'),
            description: 'Opens the form of the second factor.',
            invoke: openFlow('aal2'),
            on: {
              'reply.noSession': { target: 'opening', actions: [nobodyIsSignedIn, tell('sign-in-ended')] },
              'reply.flowGone': { target: 'openingSecondFactor', reenter: true, actions: forgetFlow },
              'reply.csrfMismatch': { target: 'openingSecondFactor', reenter: true, actions: forgetFlow },
            },
          },
          asking: {
            ...busy('init.asking'),
            description: 'Asks who is signed in.',
            invoke: askWhoami,
            on: {
              'reply.signedIn': [
                { guard: 'anAppIsWaiting', target: '#login.success', actions: 'keepResult' },
                { guard: 'theMailedCodeConfirms', target: 'openingSecondFactor', actions: [theFirstFactorWasTaken, theSecondFactorIsDue] },
                { guard: 'theConfirmationIsStillDue', target: 'arriving', actions: forgetFlow },
              ],
              'reply.secondFactorDue': { target: 'openingSecondFactor', actions: [theSecondFactorIsDue, forgetTheName, 'keepMailedForm'] },
              'reply.noSession': { target: 'opening', actions: [nobodyIsSignedIn, forgetFlow] },
            },
          },
          signingOut: {
            ...busy('init.signingOut'),
            description: 'Signs out, to begin anew.',
            invoke: signOut,
            on: {
              'reply.noSession': {
                target: 'opening',
                actions: [nobodyIsSignedIn, forgetWhoIsSigningIn, forgetFlow, forgetWhatHappened, 'forgetWhatWasAsked'],
              },
            },
          },
        },
      },
      password: {
        description: 'The first factor.',
        initial: 'entering',
        after: { theFormRunsOut: { guard: 'thePageIsVisible', actions: 'offerToRenew' } },
        on: {
          restart: [
            { guard: 'theSessionIsInsufficient', target: 'init.signingOut' },
            { target: '.renewing', actions: forgetWhatHappened },
          ],
        },
        states: {
          entering: {
            description: 'Waits for a password.',
            initial: 'waiting',
            exit: note({ isSentEarly: false, isSubmittedAgain: false }),
            states: { waiting: { description: 'The form takes input.' }, renewingQuietly: renewingQuietly('password') },
            on: {
              'password.submit': {
                target: 'submitting',
                actions: [
                  'forgetWhatWasSaid',
                  { type: 'note', params: ({ event: { identifier } }) => ({ identifier, isWithProvider: false }) },
                ],
              },
              'provider.choose': {
                guard: { type: 'thatButtonIsThere', params: ({ event }) => ({ name: 'provider', value: event.provider }) },
                target: 'submitting',
                actions: ['forgetWhatWasSaid', note({ isWithProvider: true })],
              },
              'flow.renew': { guard: 'aNewFlowAsksTheSame', target: '.renewingQuietly' },
              'identifier.forget': { target: 'renewing', actions: [forgetWhatHappened, forgetWhoIsSigningIn] },
              'session.check': askAgain,
            },
          },
          submitting: {
            ...busy('password.submitting'),
            description: 'Kratos looks at what was typed.',
            ...submitting,
            on: {
              ...submitting.on,
              'reply.secondFactorDue': { target: 'steppingUp', actions: [theFirstFactorWasTaken, theSecondFactorIsDue] },
              'reply.csrfMismatch': { target: 'renewing', actions: ['submitAgainOnce', tell('started-again')] },
            },
          },
          renewing: {
            ...busy('password.renewing'),
            description: 'Opens a new form: the password is asked again.',
            invoke: openFlow('aal1'),
          },
          steppingUp: {
            ...busy('password.steppingUp'),
            description: 'Opens the form of the second factor.',
            invoke: openFlow('aal2'),
          },
        },
      },
      'awaiting-TOTP': {
        description: 'The second factor.',
        initial: 'entering',
        entry: note({ isSentEarly: false }), // that was the first form
        after: {
          theFormRunsOut: { guard: 'thePageIsVisible', actions: 'offerToRenew' },
          aMailTakesItsTime: { actions: note({ resendingIsHeldBack: false }) },
        },
        on: { 'reply.noSession': { target: 'init.opening', actions: [nobodyIsSignedIn, tell('sign-in-ended')] } },
        states: {
          entering: {
            description: 'Waits for a code.',
            initial: 'waiting',
            exit: note({ isSubmittedAgain: false }),
            states: { waiting: { description: 'The form takes input.' }, renewingQuietly: renewingQuietly('awaiting-TOTP') },
            on: {
              'code.submit': { target: 'submitting', actions: 'forgetWhatWasSaid' },
              'code.send': {
                guard: { type: 'thatButtonIsThere', params: ({ event }) => ({ name: 'address', value: event.address }) },
                target: 'submitting',
                actions: ['forgetWhatWasSaid', { type: 'note', params: ({ event: { address } }) => ({ address, wasMailedAgain: false }) }],
              },
              'code.resend': {
                guard: 'resendingIsFair',
                target: 'submitting',
                actions: ['forgetWhatWasSaid', note({ wasMailedAgain: true })],
              },
              'flow.renew': { guard: 'aNewFlowMailsNothing', target: '.renewingQuietly' },
              'factor.choose': {
                guard: { type: 'thatFactorIsThere', params: ({ event }) => event.factor },
                actions: ['forgetWhatWasSaid', { type: 'note', params: ({ event: { factor } }) => ({ factor }) }],
              },
              'session.check': askAgain,
            },
          },
          submitting: {
            ...busy('awaiting-TOTP.submitting'),
            description: 'Kratos looks at the code, or mails one.',
            ...submitting,
            on: {
              ...submitting.on,
              'reply.csrfMismatch': {
                target: '#login.init.asking',
                actions: ['submitAgainOnce', forgetTheName, forgetFlow, tell('changed-elsewhere')],
              },
            },
          },
          renewing: {
            ...busy('awaiting-TOTP.renewing'),
            description: 'Opens a new form: the code is asked again.',
            invoke: openFlow('aal2'),
          },
        },
      },
      success: { type: 'final', description: 'Signed in, or on the way elsewhere.' },
      error: {
        description: 'What typing cannot mend.',
        initial: 'holdingOn',
        exit: note({ failure: null }),
        on: {
          // Not held back here: a persisted snapshot restores without its timers. The view holds `retry` back while Kratos asks to wait.
          retry: whereItBroke,
          restart: { guard: 'itBrokeAtThePassword', target: 'password.renewing', actions: forgetWhatHappened },
        },
        states: {
          holdingOn: {
            description: 'Counts down how long to wait.',
            always: { guard: 'thereIsNoNeedToWait', target: 'open' },
            after: { theWaitIsOver: { target: 'open' } },
            initial: 'aSecond',
            states: {
              aSecond: { description: 'One second.', after: { aSecond: { target: 'aSecond', reenter: true, actions: 'countDown' } } },
            },
          },
          open: { description: 'Asking again may help.' },
        },
      },
    },
  });
}

// ------------------------------------------------------------------------------------------------ beginnings
function atFirst(asked: LoginInput): LoginContext {
  return {
    asked,
    flowId: asked.mailedFlowId || asked.flowId || null,
    flow: null,
    identifier: null,
    factors: [],
    factor: null,
    address: null,
    wasMailedAgain: false,
    resendingIsHeldBack: false,
    firstFactorWasTaken: false,
    secondFactorIsDue: false,
    sessionIsInsufficient: false,
    detours: noDetours,
    notice: null,
    verification: null,
    at: 'init.opening',
    wait: 'short',
    isSentEarly: false,
    isSubmittedAgain: false,
    wasRenewed: false,
    isWithProvider: false,
    secondsToWait: 0,
    failure: null,
    result: null,
  };
}

const returnToForbidden = 'self_service_flow_return_to_forbidden';

/** After these Kratos no longer says that the session lacks a second factor. */
const tellsOfAnotherSession: readonly string[] = ['signedIn', 'noSession', 'sessionChanged'] satisfies readonly Outcome['kind'][];

/** A form that was filled in, not a button: and no mailed code, for a new flow does not take the code of the one before. */
const wasTyped = (context: LoginContext): boolean =>
  context.at === 'password.submitting' ? !context.isWithProvider : currentFactor(context) !== 'code';

const wantsTwoFactors = ({ requireSecondFactor, aal }: LoginInput): boolean => requireSecondFactor === true || aal === 'aal2';

/** A timer beyond 2³¹ − 1 ms would fire at once. */
const within = (ms: number): number => Math.min(ms, 2 ** 31 - 1);

/** The machine without its calls: a clear end instead of a wait. */
async function notConnected(): Promise<OutcomeOf<'unexpected'>> {
  return { kind: 'unexpected', status: 0, why: 'empty' };
}
