import { assign, fromPromise, raise } from 'xstate';
import { hasUsableMethod } from '../kratos/flow-methods.ts';
import type { Aal, Factor, FlowNode } from '../kratos/login-flow.ts';
import type { OpenOutcome, Outcome, OutcomeOf, SignOutOutcome, WhoamiOutcome } from '../kratos/outcome.ts';
import { asksForTheName, currentFactor, findAddress, findFactors } from './factors.ts';
import type { OpenRequest, SubmitRequest } from './login-actors.ts';
import {
  type LoginContext,
  type LoginEvent,
  type LoginInput,
  type LoginOutput,
  type Notice,
  type RequestState,
  requestStates,
} from './login-context.ts';
import { withMessagesOf, withoutErrors } from './messages.ts';
import { countRestarts, noRestarts, toReplyEvent } from './restarts.ts';
import { type Implementations, setup, withImplementations } from './setup.ts';
import { toFailure } from './to-failure.ts';
import { isExpected, leavingFor, toExpected, toResult } from './to-result.ts';
import { toSubmission } from './to-submission.ts';

/*
 * How to read this file: people act (`password.submit`), calls answer (`reply.flow`). A state names only the answers on which it has a view
 * of its own; its parents and, last of all, the root answer the others. So what nobody wants ends in `error` by construction, and not by luck.
 */

type Button = Pick<FlowNode, 'name' | 'value'>;

// ------------------------------------------------------------------------------------------------ words
const loginSetup = setup({
  types: {} as { context: LoginContext; events: LoginEvent; input: LoginInput; output: LoginOutput; tags: 'pending' },
  actors: {
    // `loginActors(client)` provides the real ones
    openFlow: fromPromise<OpenOutcome, OpenRequest>(notConnected),
    submitFlow: fromPromise<Outcome, SubmitRequest>(notConnected),
    askWhoami: fromPromise<WhoamiOutcome>(notConnected),
    signOut: fromPromise<SignOutOutcome>(notConnected),
  },
  guards: {
    onlySecondFactorRequested: ({ context }) => context.input.aal === 'aal2' && context.flowId === null,
    flowIsForSecondFactor: ({ event }) => event.type === 'reply.flow' && event.outcome.flow.aal === 'aal2',
    sessionMeetsRequiredAal: ({ context, event }) =>
      event.type === 'reply.signedIn' &&
      (event.outcome.session.authenticator_assurance_level === 'aal2' || !wantsTwoFactors(context.input)),
    hasLoginChallenge: ({ context: { input, flowId } }) => Boolean(input.loginChallenge) && flowId === null, // else a mailed code is due first
    refreshIsPending: ({ context }) => context.input.refresh === true && !context.firstFactorPassed,
    mailedFlowIsRefresh: ({ context: { input, flowId } }) => input.refresh === true && flowId !== null,
    flowHasButton: ({ context: { flow } }, { name, value }: Button) =>
      flow?.nodes.some((node) => node.name === name && node.value === value) === true,
    factorIsOffered: ({ context }, factor: Factor) => context.factors.includes(factor),
    canResend: ({ context }) => context.flow?.codeWasMailed === true && !context.resendIsCoolingDown,
    pageIsVisible: () => true, // whoever has a page provides it
    renewalShowsSameForm: ({ context }) => context.flow !== null && asksForTheName(context.flow),
    renewalSendsNoMail: ({ context }) => context.flow?.codeWasMailed === false,
    mailedFlowIsStored: ({ context: { flowId, input } }) => flowId !== null && flowId === input.mailedFlowId,
    sessionIsInsufficient: ({ context }) => context.sessionIsInsufficient,
    failedDuringPassword: ({ context }) => !context.secondFactorIsDue && context.failure?.from.startsWith('password') === true,
    failedIn: ({ context }, place: RequestState) => context.failure?.retryable === true && context.failure.from === place,
    callIsSlow: ({ context }) => context.wait === 'long',
    redirectIsAllowed: ({ context, event }) => event.type === 'reply.redirectRequired' && isExpected(event.outcome.url, context.input),
    retryAfterElapsed: ({ context }) => context.secondsToWait === 0,
  },
  actions: {
    countRestarts: assign({ restarts: ({ context }, outcome: Outcome) => countRestarts(context, outcome) }),
    rememberSessionLevel: assign({
      sessionIsInsufficient: ({ context }, { kind }: Outcome) =>
        kind === 'secondFactorDue' || (context.sessionIsInsufficient && !outcomesOfAnotherSession.includes(kind)),
    }),
    raiseReply: raise(({ context }, outcome: Outcome) => toReplyEvent(outcome, context.restarts)),
    requireSecondFactor: raise({ type: 'reply.secondFactorDue', outcome: { kind: 'secondFactorDue' } }),
    raiseRenewal: raise({ type: 'flow.renew' }),
    assignContext: assign((_, facts: Partial<LoginContext>) => facts),
    rememberFlow: assign(({ context, event }, looks: 'as before' | undefined) => {
      const sent = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;
      if (sent === null) return {}; // barred without a form: the one in hand still serves
      const flow = context.flow && !hasUsableMethod(sent) ? { ...sent, nodes: context.flow.nodes } : sent; // and so it does behind a bare message
      const isAnother = flow.id !== context.flow?.id;
      return {
        flow: looks && context.flow ? withMessagesOf(context.flow, flow) : flow,
        codeWasResent: !isAnother && context.codeWasResent,
        factors: isAnother ? findFactors(flow, context.input) : context.factors,
        address: findAddress(flow) ?? (isAnother ? null : context.address),
        flowId: null,
        wasRenewed: looks !== undefined,
      };
    }),
    startResendCooldown: assign({ resendIsCoolingDown: ({ context }) => context.flow?.codeWasMailed === true }),
    rememberMailedFlow: assign({ flowId: ({ context: { flow, flowId } }) => (flow?.codeWasMailed ? flow.id : flowId) }),
    resubmitOnce: assign(({ context }) => ({
      isResubmission: !context.restarts.isUnchecked && isTypedSubmission(context),
      restarts: { ...context.restarts, isUnchecked: true },
    })),
    forgetRequestedLevel: assign({ input: ({ context: { input } }) => ({ ...input, aal: undefined, refresh: undefined }) }),
    rememberResult: assign({ result: ({ context, event }) => toResult(event, context) }),
    rememberFailure: assign(({ context, event }) => {
      const failure = toFailure(event, context);
      // Kratos would refuse it again: `restart` asks without it.
      const asked = failure.detail === returnToForbidden ? { ...context.input, returnTo: undefined } : context.input;
      return {
        input: asked,
        failure,
        secondsToWait: Math.ceil((failure.retryAfter ?? 0) / 1000),
        isSubmittedEarly: false,
        isResubmission: false,
      };
    }),
    clearMessages: assign(({ context: { flow } }) => ({
      notice: null,
      verification: null,
      flow: flow && withoutErrors(flow),
    })),
    countDownRetryAfter: assign({ secondsToWait: ({ context }) => context.secondsToWait - 1 }),
  },
  delays: {
    oneSecond: 1_000,
    fourSeconds: 4_000,
    resendCooldown: 30_000,
    retryAfter: ({ context }) => toTimerDelay(context.secondsToWait * 1000),
    /** Shortly before the flow expires, with a minimum delay: a flow that expires sooner is renewed when it is submitted. */
    beforeFlowExpiry: ({ context: { flow, wasRenewed } }) =>
      toTimerDelay(wasRenewed || !flow ? Number.POSITIVE_INFINITY : Math.max(30_000, 0.99 * flow.lifetime)),
  },
});

// ------------------------------------------------------------------------------------------------ notes
const assignContext = (facts: Partial<LoginContext>) => ({ type: 'assignContext', params: facts }) as const;
const withNotice = (notice: Notice | null) => assignContext({ notice });

const rememberFirstFactor = assignContext({ firstFactorPassed: true });
const rememberSecondFactorDue = assignContext({ secondFactorIsDue: true });
const forgetSession = assignContext({ secondFactorIsDue: false, firstFactorPassed: false });
const forgetFlow = assignContext({ flow: null, flowId: null });
const forgetIdentifier = assignContext({ identifier: null, address: null });
const forgetUser = assignContext({ identifier: null, factor: null, address: null });
const forgetHistory = assignContext({
  restarts: noRestarts,
  notice: null,
  verification: null,
  isSubmittedEarly: false,
  isResubmission: false,
});

// ------------------------------------------------------------------------------------------------ calls
/** A host's actor may resolve with any value. */
const outcome = ({ event }: { event: { output: Outcome | undefined } }): Outcome =>
  typeof event.output?.kind === 'string' ? event.output : { kind: 'unexpected', status: 0, why: 'unknown-shape' };

/** An answer is counted, then heard. */
const onOutcome = {
  actions: [
    { type: 'countRestarts', params: outcome },
    { type: 'rememberSessionLevel', params: outcome },
    { type: 'raiseReply', params: outcome },
  ],
} as const;

const openFlow = (aal: Aal) =>
  ({
    id: 'openFlow',
    src: 'openFlow',
    onDone: onOutcome,
    input: ({ context: { input, flowId } }: { context: LoginContext }): OpenRequest => ({ ...input, flowId, aal }),
  }) as const;

const submitFlow = {
  id: 'submitFlow',
  src: 'submitFlow',
  onDone: onOutcome,
  input: ({ context, event }: { context: LoginContext; event: LoginEvent }): SubmitRequest => ({
    flow: context.flow,
    ...toSubmission(event, context),
  }),
} as const;

const askWhoami = { id: 'askWhoami', src: 'askWhoami', onDone: onOutcome } as const;
const signOut = { id: 'signOut', src: 'signOut', onDone: onOutcome } as const;

/** What every state with a call under way has in common. */
const pendingRequest = (place: RequestState) =>
  ({
    tags: 'pending',
    entry: assignContext({ requestState: place }),
    after: {
      oneSecond: { actions: assignContext({ wait: 'noticed' }) },
      fourSeconds: { actions: assignContext({ wait: 'long' }) },
    },
    exit: assignContext({ wait: 'short' }),
  }) as const;

/** What Kratos can say to a submission, whichever factor it was. */
const submitting = loginSetup.createStateConfig({
  invoke: submitFlow,
  on: {
    cancel: { guard: 'callIsSlow', target: 'entering' },
    'reply.rejected': { target: 'entering', actions: 'rememberFlow' },
    'reply.accountBlocked': {
      target: 'entering',
      actions: [
        'rememberFlow',
        {
          type: 'assignContext',
          params: ({ context: { input }, event: { outcome } }) => ({
            notice: outcome.why,
            verification: toExpected(outcome.verification, input),
          }),
        },
      ],
    },
    // This flow takes no more input: neither a code of another session, nor one that is too old or was guessed too often.
    'reply.sessionChanged': { target: '#login.init.checkingSession', actions: ['resubmitOnce', forgetFlow, withNotice('started-again')] },
    'reply.flowGone': {
      target: 'renewing',
      actions: [
        'resubmitOnce',
        {
          type: 'assignContext',
          params: ({ event: { outcome } }) => ({ notice: outcome.why === 'expired' ? 'took-too-long' : 'started-again' }),
        },
      ],
    },
  },
});

/** Does again what failed; of what was typed, back to its form. */
const retryTransitions = requestStates.map(
  (place) => ({ guard: { type: 'failedIn', params: place }, target: `#login.${place.replace('submitting', 'entering')}` }) as const,
);

/** Somebody else may be signed in by then: what was said on this form is not true of the next. */
const checkSessionAgain = { target: '#login.init.checkingSession', actions: withNotice(null) } as const;

/** Nobody asked for it: the form stays open meanwhile, and if it fails nobody needs to know, for the next submission heals. */
const renewingInBackground = (step: 'password' | 'awaiting-TOTP') =>
  loginSetup.createStateConfig({
    description: 'Opens a new form before this one runs out.',
    entry: assignContext({ requestState: `${step}.renewing` }),
    invoke: openFlow(step === 'password' ? 'aal1' : 'aal2'),
    on: {
      'reply.flow': {
        target: `#login.${step}`, // left and entered: the new form, too, is renewed before it runs out
        actions: [{ type: 'rememberFlow', params: 'as before' }, 'startResendCooldown'],
      },
      'reply.sessionChanged': checkSessionAgain,
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
  return withImplementations(loginSetup, provided).createMachine({
    id: 'login',
    description: 'Password, then a second factor, then a session.',
    context: ({ input }) => initialContext(input),
    output: ({ context }) => context.result ?? leavingFor('return', null), // every edge to `success` has set it
    initial: 'init',
    on: {
      'reply.flow': [
        { guard: 'flowIsForSecondFactor', target: '.awaiting-TOTP.entering', actions: ['rememberFlow', 'startResendCooldown'] },
        { target: '.password.entering', actions: 'rememberFlow' },
      ],
      'reply.signedIn': [
        { guard: 'sessionMeetsRequiredAal', target: '.success', actions: 'rememberResult' },
        { actions: 'requireSecondFactor', description: 'One factor is not enough.' },
      ],
      'reply.redirectRequired': [
        { guard: 'redirectIsAllowed', target: '.success', actions: 'rememberResult' },
        { target: '.error', actions: 'rememberFailure', description: 'Not a place the host expects.' },
      ],
      'reply.sessionChanged': { target: '.init.checkingSession' },
      'reply.*': { target: '.error', actions: 'rememberFailure', description: 'Trouble, and what cannot be.' },
      'xstate.error.actor.*': { target: '.error', actions: 'rememberFailure', description: 'An actor of the host rejected.' },
      restart: [
        { guard: 'sessionIsInsufficient', target: '.init.signingOut' },
        { target: '.init.routing', actions: [forgetFlow, forgetHistory] },
      ],
      'account.switch': { target: '.init.signingOut' },
      cancel: { guard: 'callIsSlow', target: '.error', actions: 'rememberFailure' },
    },
    states: {
      init: {
        description: 'Which form is due?',
        initial: 'routing',
        on: {
          'reply.flowGone': { target: '.routing', actions: forgetFlow },
          'reply.csrfMismatch': { target: '.routing', actions: forgetFlow },
        },
        states: {
          routing: {
            description: 'Where to begin.',
            always: [
              { guard: 'mailedFlowIsStored', target: 'checkingSession' },
              { guard: 'onlySecondFactorRequested', target: 'openingSecondFactor' },
              { target: 'opening' },
            ],
          },
          opening: {
            ...pendingRequest('init.opening'),
            description: 'Opens the first form, or the one that was given.',
            invoke: openFlow('aal1'),
            on: {
              'password.submitSoon': {
                actions: { type: 'assignContext', params: ({ event: { identifier } }) => ({ identifier, isSubmittedEarly: true }) },
              },
            },
          },
          openingSecondFactor: {
            ...pendingRequest('init.openingSecondFactor'),
            description: 'Opens the form of the second factor.',
            invoke: openFlow('aal2'),
            on: {
              'reply.noSession': { target: 'opening', actions: [forgetSession, withNotice('sign-in-ended')] },
              'reply.flowGone': { target: 'openingSecondFactor', reenter: true, actions: forgetFlow },
              'reply.csrfMismatch': { target: 'openingSecondFactor', reenter: true, actions: forgetFlow },
            },
          },
          checkingSession: {
            ...pendingRequest('init.checkingSession'),
            description: 'Asks who is signed in.',
            invoke: askWhoami,
            on: {
              'reply.signedIn': [
                { guard: 'hasLoginChallenge', target: '#login.success', actions: 'rememberResult' },
                { guard: 'mailedFlowIsRefresh', target: 'openingSecondFactor', actions: [rememberFirstFactor, rememberSecondFactorDue] },
                { guard: 'refreshIsPending', target: 'routing', actions: forgetFlow },
              ],
              'reply.secondFactorDue': {
                target: 'openingSecondFactor',
                actions: [rememberSecondFactorDue, forgetIdentifier, 'rememberMailedFlow'],
              },
              'reply.noSession': { target: 'opening', actions: [forgetSession, forgetFlow] },
            },
          },
          signingOut: {
            ...pendingRequest('init.signingOut'),
            description: 'Signs out, to begin anew.',
            invoke: signOut,
            on: {
              'reply.noSession': {
                target: 'opening',
                actions: [forgetSession, forgetUser, forgetFlow, forgetHistory, 'forgetRequestedLevel'],
              },
            },
          },
        },
      },
      password: {
        description: 'The first factor.',
        initial: 'entering',
        after: { beforeFlowExpiry: { guard: 'pageIsVisible', actions: 'raiseRenewal' } },
        on: {
          restart: [
            { guard: 'sessionIsInsufficient', target: 'init.signingOut' },
            { target: '.renewing', actions: forgetHistory },
          ],
        },
        states: {
          entering: {
            description: 'Waits for a password.',
            initial: 'waiting',
            exit: assignContext({ isSubmittedEarly: false, isResubmission: false }),
            states: { waiting: { description: 'The form takes input.' }, renewingInBackground: renewingInBackground('password') },
            on: {
              'password.submit': {
                target: 'submitting',
                actions: [
                  'clearMessages',
                  { type: 'assignContext', params: ({ event: { identifier } }) => ({ identifier, usesProvider: false }) },
                ],
              },
              'provider.choose': {
                guard: { type: 'flowHasButton', params: ({ event }) => ({ name: 'provider', value: event.provider }) },
                target: 'submitting',
                actions: ['clearMessages', assignContext({ usesProvider: true })],
              },
              'flow.renew': { guard: 'renewalShowsSameForm', target: '.renewingInBackground' },
              'identifier.forget': { target: 'renewing', actions: [forgetHistory, forgetUser] },
              'session.check': checkSessionAgain,
            },
          },
          submitting: {
            ...pendingRequest('password.submitting'),
            description: 'Kratos looks at what was typed.',
            ...submitting,
            on: {
              ...submitting.on,
              'reply.secondFactorDue': { target: 'steppingUp', actions: [rememberFirstFactor, rememberSecondFactorDue] },
              'reply.csrfMismatch': { target: 'renewing', actions: ['resubmitOnce', withNotice('started-again')] },
            },
          },
          renewing: {
            ...pendingRequest('password.renewing'),
            description: 'Opens a new form: the password is asked again.',
            invoke: openFlow('aal1'),
          },
          steppingUp: {
            ...pendingRequest('password.steppingUp'),
            description: 'Opens the form of the second factor.',
            invoke: openFlow('aal2'),
          },
        },
      },
      'awaiting-TOTP': {
        description: 'The second factor.',
        initial: 'entering',
        entry: assignContext({ isSubmittedEarly: false }), // that was the first form
        after: {
          beforeFlowExpiry: { guard: 'pageIsVisible', actions: 'raiseRenewal' },
          resendCooldown: { actions: assignContext({ resendIsCoolingDown: false }) },
        },
        on: { 'reply.noSession': { target: 'init.opening', actions: [forgetSession, withNotice('sign-in-ended')] } },
        states: {
          entering: {
            description: 'Waits for a code.',
            initial: 'waiting',
            exit: assignContext({ isResubmission: false }),
            states: { waiting: { description: 'The form takes input.' }, renewingInBackground: renewingInBackground('awaiting-TOTP') },
            on: {
              'code.submit': { target: 'submitting', actions: 'clearMessages' },
              'code.send': {
                guard: { type: 'flowHasButton', params: ({ event }) => ({ name: 'address', value: event.address }) },
                target: 'submitting',
                actions: [
                  'clearMessages',
                  { type: 'assignContext', params: ({ event: { address } }) => ({ address, codeWasResent: false }) },
                ],
              },
              'code.resend': {
                guard: 'canResend',
                target: 'submitting',
                actions: ['clearMessages', assignContext({ codeWasResent: true })],
              },
              'flow.renew': { guard: 'renewalSendsNoMail', target: '.renewingInBackground' },
              'factor.choose': {
                guard: { type: 'factorIsOffered', params: ({ event }) => event.factor },
                actions: ['clearMessages', { type: 'assignContext', params: ({ event: { factor } }) => ({ factor }) }],
              },
              'session.check': checkSessionAgain,
            },
          },
          submitting: {
            ...pendingRequest('awaiting-TOTP.submitting'),
            description: 'Kratos looks at the code, or mails one.',
            ...submitting,
            on: {
              ...submitting.on,
              'reply.csrfMismatch': {
                target: '#login.init.checkingSession',
                actions: ['resubmitOnce', forgetIdentifier, forgetFlow, withNotice('changed-elsewhere')],
              },
            },
          },
          renewing: {
            ...pendingRequest('awaiting-TOTP.renewing'),
            description: 'Opens a new form: the code is asked again.',
            invoke: openFlow('aal2'),
          },
        },
      },
      success: { type: 'final', description: 'Signed in, or on the way elsewhere.' },
      error: {
        description: 'What typing cannot mend.',
        initial: 'backingOff',
        exit: assignContext({ failure: null }),
        on: {
          // Not held back here: a persisted snapshot restores without its timers. The view holds `retry` back while Kratos asks to wait.
          retry: retryTransitions,
          restart: { guard: 'failedDuringPassword', target: 'password.renewing', actions: forgetHistory },
        },
        states: {
          backingOff: {
            description: 'Counts down how long to wait.',
            always: { guard: 'retryAfterElapsed', target: 'retryable' },
            after: { retryAfter: { target: 'retryable' } },
            initial: 'oneSecond',
            states: {
              oneSecond: {
                description: 'One second.',
                after: { oneSecond: { target: 'oneSecond', reenter: true, actions: 'countDownRetryAfter' } },
              },
            },
          },
          retryable: { description: 'Asking again may help.' },
        },
      },
    },
  });
}

// ------------------------------------------------------------------------------------------------ beginnings
function initialContext(asked: LoginInput): LoginContext {
  return {
    input: asked,
    flowId: asked.mailedFlowId || asked.flowId || null,
    flow: null,
    identifier: null,
    factors: [],
    factor: null,
    address: null,
    codeWasResent: false,
    resendIsCoolingDown: false,
    firstFactorPassed: false,
    secondFactorIsDue: false,
    sessionIsInsufficient: false,
    restarts: noRestarts,
    notice: null,
    verification: null,
    requestState: 'init.opening',
    wait: 'short',
    isSubmittedEarly: false,
    isResubmission: false,
    wasRenewed: false,
    usesProvider: false,
    secondsToWait: 0,
    failure: null,
    result: null,
  };
}

const returnToForbidden = 'self_service_flow_return_to_forbidden';

/** After these Kratos no longer says that the session lacks a second factor. */
const outcomesOfAnotherSession: readonly string[] = ['signedIn', 'noSession', 'sessionChanged'] satisfies readonly Outcome['kind'][];

/** A form that was filled in, not a button: and no mailed code, for a new flow does not take the code of the one before. */
const isTypedSubmission = (context: LoginContext): boolean =>
  context.requestState === 'password.submitting' ? !context.usesProvider : currentFactor(context) !== 'code';

const wantsTwoFactors = ({ requireSecondFactor, aal }: LoginInput): boolean => requireSecondFactor === true || aal === 'aal2';

/** A timer beyond 2³¹ − 1 ms would fire at once. */
const toTimerDelay = (ms: number): number => Math.min(ms, 2 ** 31 - 1);

/** The machine without its calls: a clear end instead of a wait. */
async function notConnected(): Promise<OutcomeOf<'unexpected'>> {
  return { kind: 'unexpected', status: 0, why: 'empty' };
}
