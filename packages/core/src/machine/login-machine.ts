import { assign, fromPromise, raise } from 'xstate';
import { hasUsableMethod } from '../kratos/flow-methods.ts';
import type { Aal, Factor, FlowNode } from '../kratos/login-flow.ts';
import type { Outcome, OutcomeOf } from '../kratos/outcome.ts';
import { currentFactor, findAddress, findFactors, renewsToSameForm } from './factors.ts';
import type { LoginActors, OpenRequest, SubmitRequest } from './login-actors.ts';
import {
  type LoginContext,
  type LoginEvent,
  type LoginInput,
  type LoginOutput,
  type Notice,
  type ReplyEvent,
  type RequestState,
  requestStates,
} from './login-context.ts';
import { isNoError, withMessages, withMessagesOf } from './messages.ts';
import { resendCooldown } from './resend-cooldown.ts';
import { countRestarts, noRestarts, type Reply, toReplyEvent } from './restarts.ts';
import { type Implementations, setup, withImplementations } from './setup.ts';
import { lacksSecondFactor, toFailure } from './to-failure.ts';
import { isExpected, leavingFor, toExpected, toResult } from './to-result.ts';
import { toSubmission } from './to-submission.ts';

/*
 * How to read this file: the user sends events (`password.submit`), and Kratos sends replies (`reply.flow`). A state handles only the replies that
 * mean something special there. Its parents handle the others, and the root handles the rest. So any unhandled reply ends in `error`.
 */

type Button = Pick<FlowNode, 'name' | 'value'>;

// ------------------------------------------------------------------------------------------------ set-up
const loginSetup = setup({
  types: {} as { context: LoginContext; events: LoginEvent; input: LoginInput; output: LoginOutput; tags: 'pending' | 'submitting' },
  // `createLogin` and `loginMachine` provide them. A page that calls `createLogin` loads no others.
  actors: {} as Pick<LoginActors, keyof LoginActors>,
  guards: {
    onlySecondFactorRequested: ({ context }) => context.input.aal === 'aal2' && context.flowId === null,
    flowIsForSecondFactor: ({ event }) => event.type === 'reply.flow' && event.outcome.flow.aal === 'aal2',
    sessionMeetsRequiredAal: ({ context, event }) =>
      event.type === 'reply.signedIn' &&
      (event.outcome.session.authenticator_assurance_level === 'aal2' || !wantsTwoFactors(context.input)),
    hasLoginChallenge: ({ context: { input, flowId } }) => Boolean(input.loginChallenge) && flowId === null, // a mailed code comes first
    refreshIsPending: ({ context }) => context.input.refresh === true && !context.firstFactorPassed,
    mailedFlowIsRefresh: ({ context: { input, flowId } }) => input.refresh === true && flowId !== null,
    flowHasButton: ({ context: { flow } }, { name, value }: Button) =>
      flow?.nodes.some((node) => node.name === name && node.value === value) === true,
    factorIsOffered: ({ context }, factor: Factor) => context.factors.includes(factor),
    canResend: ({ context }) => context.flow?.codeWasMailed === true && !context.resendIsCoolingDown,
    pageIsVisible: () => true, // `createLogin` provides it
    renewalShowsSameForm: ({ context }) => context.flow !== null && renewsToSameForm(context.flow),
    renewalSendsNoMail: ({ context }) => context.flow?.codeWasMailed === false,
    mailedFlowIsStored: ({ context: { flowId, input } }) => flowId !== null && flowId === input.mailedFlowId,
    sessionIsInsufficient: ({ context }) => context.halfSession === 'confirmed',
    failedDuringPassword: ({ context: { failure, halfSession } }) =>
      halfSession === 'none' && failure?.requestState.startsWith('password') === true,
    failedIn: ({ context: { failure } }, requestState: RequestState) =>
      failure?.retryable === true && failure.requestState === requestState,
    callIsSlow: ({ context }) => context.wait === 'long',
    redirectIsAllowed: ({ context, event }) => event.type === 'reply.redirectRequired' && isExpected(event.outcome.url, context.input),
    hostSetsUpSecondFactor: ({ context, event }) => context.input.setUpSecondFactor === true && lacksSecondFactor(event, context),
    retryAfterElapsed: ({ context }) => context.secondsToWait === 0,
  },
  actions: {
    // A reply is counted before it is raised.
    /** Counts restarts, and notes what the reply says about half a session. */
    recordReply: assign(({ context: { restarts, halfSession } }, reply: Reply) => {
      const { kind } = reply.outcome;
      const isAnother = halfSession === 'confirmed' && outcomesOfAnotherSession.includes(kind);
      return {
        restarts: countRestarts(restarts, reply),
        halfSession: kind === 'secondFactorDue' ? 'confirmed' : isAnother ? 'assumed' : halfSession,
      };
    }),
    raiseReply: raise(({ context }, reply: Reply) => toReplyEvent(reply, context.restarts)),
    requireSecondFactor: raise((_, requestState: RequestState) => ({
      type: 'reply.secondFactorDue',
      outcome: { kind: 'secondFactorDue' },
      requestState,
    })),
    renewFlow: raise({ type: 'flow.renew' }),
    showProgress: assign({ wait: 'noticed' }),
    offerCancel: assign({ wait: 'long' }),
    hideProgress: assign({ wait: 'short' }),
    showNotice: assign({ notice: (_, notice: Notice) => notice }),
    showBlocked: assign(({ context: { input } }, { why, verification }: OutcomeOf<'accountBlocked'>) => ({
      notice: why,
      verification: toExpected(verification, input),
    })),
    clearNotice: assign({ notice: null }),
    clearMessages: assign(({ context: { flow } }) => ({
      notice: null,
      verification: null,
      flow: flow && withMessages(flow, isNoError),
    })),
    rememberIdentifier: assign({ identifier: (_, identifier: string) => identifier }),
    // Pressing Enter again changes nothing.
    submitEarly: assign({
      identifier: ({ context }, identifier: string) => (context.pageSubmits ? context.identifier : identifier),
      pageSubmits: true,
    }),
    chooseProvider: assign({ usesButton: true }),
    rememberAddress: assign({ address: (_, address: string) => address, codeWasResent: false, usesButton: true }),
    rememberResend: assign({ codeWasResent: true, usesButton: true }),
    chooseFactor: assign({ factor: (_, factor: Factor) => factor, formWasLeft: true }),
    leaveForm: assign({ formWasLeft: true, pageSubmits: false, usesButton: false }), // before the actions of the transition
    leaveError: assign({ formWasLeft: true, failure: null }),
    passFirstFactor: assign({ firstFactorPassed: true }),
    assumeHalfSession: assign({ halfSession: ({ context: { halfSession } }) => (halfSession === 'none' ? 'assumed' : halfSession) }),
    forgetSession: assign({ halfSession: 'none', firstFactorPassed: false }),
    forgetFlow: assign({ flow: null, flowId: null }),
    forgetIdentifier: assign({ identifier: null, address: null }),
    forgetUser: assign({ identifier: null, factor: null, address: null }),
    forgetHistory: assign({ restarts: noRestarts, notice: null, verification: null, pageSubmits: false }),
    rememberFlow: assign(({ context, event }, looks: 'as before' | undefined) => {
      const sent = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;
      if (sent === null) return {}; // a blocked account without a form: the current form stays
      const flow = context.flow && !hasUsableMethod(sent) ? { ...sent, nodes: context.flow.nodes } : sent; // a form with messages only: the current fields stay
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
    endResendCooldown: assign({ resendIsCoolingDown: false }),
    rememberMailedFlow: assign({ flowId: ({ context: { flow, flowId } }) => (flow?.codeWasMailed ? flow.id : flowId) }),
    requestResubmission: assign(({ context }, requestState: RequestState) => ({
      pageSubmits: !context.restarts.isUnchecked && isTypedSubmission(context, requestState),
      restarts: { ...context.restarts, isUnchecked: true },
    })),
    forgetLevel: assign({ input: ({ context: { input } }) => ({ ...input, aal: undefined, refresh: undefined }) }),
    rememberResult: assign({ result: ({ context, event }) => toResult(event, context) }),
    rememberFailure: assign(({ context, event }, requestState: RequestState) => {
      const failure = toFailure(event, context, requestState);
      // Kratos would refuse it again, so `restart` omits it.
      const input = failure.detail === returnToForbidden ? { ...context.input, returnTo: undefined } : context.input;
      return {
        input,
        failure,
        secondsToWait: Math.ceil((failure.retryAfter ?? 0) / 1000),
        pageSubmits: false,
      };
    }),
    countDown: assign({ secondsToWait: ({ context }) => context.secondsToWait - 1 }),
  },
  delays: {
    oneSecond: 1_000,
    fourSeconds: 4_000,
    resendCooldown,
    retryAfter: ({ context }) => context.secondsToWait * 1000,
    /** Shortly before the flow expires, with a minimum delay: a flow that expires sooner is renewed when it is submitted. */
    beforeFlowExpiry: ({ context: { flow, wasRenewed } }) =>
      wasRenewed || !flow ? longestDelay : Math.min(longestDelay, Math.max(30_000, 0.99 * flow.lifetime)),
  },
});

// ------------------------------------------------------------------------------------------------ calls
/** Checks the output, because an actor of the host may resolve with any value. */
const toOutcome = (output: Outcome | undefined): Outcome =>
  typeof output?.kind === 'string' ? output : { kind: 'unexpected', status: 0, why: 'unknown-shape' };

const showNotice = (notice: Notice) => ({ type: 'showNotice', params: notice }) as const;

/** The state that made the request. */
const requestStateOf = ({ event }: { event: ReplyEvent }): RequestState => event.requestState;

/** A transition to `error`, for a problem that new input cannot fix. */
const fail = <Params extends RequestState | typeof requestStateOf>(params: Params) =>
  ({ target: '#login.error', actions: { type: 'rememberFailure', params } }) as const;
const requestResubmission = { type: 'requestResubmission', params: requestStateOf } as const;

/** Invokes a call and raises its outcome as a reply with the state that made the request. */
function call<Name extends 'openFlow' | 'submitFlow' | 'askWhoami' | 'signOut'>(name: Name, requestState: RequestState) {
  const params = ({ event }: { event: { output: Outcome | undefined } }): Reply => ({ outcome: toOutcome(event.output), requestState });
  return {
    id: name,
    src: name,
    onDone: {
      actions: [
        { type: 'recordReply', params },
        { type: 'raiseReply', params },
      ],
    },
    // The actors of `loginActors` never reject. An actor of the host may.
    onError: fail(requestState),
  } as const;
}

const openFlow = (requestState: RequestState, aal: Aal) =>
  ({
    ...call('openFlow', requestState),
    input: ({ context: { input, flowId } }: { context: LoginContext }): OpenRequest => ({ ...input, flowId, aal }),
  }) as const;

const submitFlow = (requestState: RequestState) =>
  ({
    ...call('submitFlow', requestState),
    input: ({ context, event }: { context: LoginContext; event: LoginEvent }): SubmitRequest => ({
      flow: context.flow,
      ...toSubmission(event, context),
    }),
  }) as const;

/** What all states with a pending request have in common. */
const pending = {
  tags: 'pending',
  after: { oneSecond: { actions: 'showProgress' }, fourSeconds: { actions: 'offerCancel' } },
  exit: 'hideProgress',
} as const;

/** A request that carries the user's input, or follows such a request at once. */
const pendingSubmission = { ...pending, tags: ['pending', 'submitting'] } as const;

/** Cancels a request. A cancelled submission leads back to its form instead. */
const cancelRequest = (requestState: RequestState) => ({ guard: 'callIsSlow', ...fail(requestState) }) as const;

/** A state that opens a flow. Its parents handle the replies. */
const openingFlow = (requestState: RequestState, aal: Aal) =>
  ({ ...pending, invoke: openFlow(requestState, aal), on: { cancel: cancelRequest(requestState) } }) as const;

/** The replies to a submission that both factors handle alike. */
const submitting = loginSetup.createStateConfig({
  on: {
    cancel: { guard: 'callIsSlow', target: 'entering' },
    'reply.rejected': { target: 'entering', actions: 'rememberFlow' },
    'reply.accountBlocked': {
      target: 'entering',
      actions: ['rememberFlow', { type: 'showBlocked', params: ({ event }) => event.outcome }],
    },
    // The flow accepts no more input: the session is another one, the code is too old, or there were too many attempts.
    'reply.sessionChanged': {
      target: '#login.init.checkingSession',
      actions: [requestResubmission, 'forgetFlow', showNotice('started-again')],
    },
    'reply.flowGone': {
      target: 'renewing',
      actions: [
        requestResubmission,
        { type: 'showNotice', params: ({ event: { outcome } }) => (outcome.why === 'expired' ? 'took-too-long' : 'started-again') },
      ],
    },
  },
});

/** Repeats the failed request. After a failed submission, goes back to its form. */
const retryTransitions = requestStates.map(
  (state) => ({ guard: { type: 'failedIn', params: state }, target: `#login.${state.replace('submitting', 'entering')}` }) as const,
);

/** The user may have changed meanwhile, so this form's notice is cleared. */
const checkSessionAgain = { target: '#login.init.checkingSession', actions: 'clearNotice' } as const;

/** Renews the form in the background. Failures are ignored, because the next submission recovers. */
const renewingInBackground = (step: 'password' | 'awaiting-TOTP') =>
  loginSetup.createStateConfig({
    invoke: openFlow(`${step}.renewing`, step === 'password' ? 'aal1' : 'aal2'),
    on: {
      'reply.flow': {
        target: `#login.${step}`, // entering it again restarts the timer for the next renewal
        actions: [{ type: 'rememberFlow', params: 'as before' }, 'startResendCooldown'],
      },
      'reply.sessionChanged': checkSessionAgain,
      'reply.*': { target: 'waiting' },
    },
  });

// ------------------------------------------------------------------------------------------------ the chart
/**
 * Signs in to Ory Kratos by AJAX with a password and a second factor. `loginActors(client)` provides the calls, and the output says how the login
 * ended. `createLogin` adds a view and actions. `stateDescriptions` says what each state is for.
 */
export const loginMachine = /* @__PURE__ */ createLoginMachine({
  actors: {
    openFlow: /* @__PURE__ */ fromPromise(notConnected),
    submitFlow: /* @__PURE__ */ fromPromise(notConnected),
    askWhoami: /* @__PURE__ */ fromPromise(notConnected),
    signOut: /* @__PURE__ */ fromPromise(notConnected),
  },
});

/** Creates the machine with the caller's implementations. `loginMachine.provide` would build the machine a second time. */
export function createLoginMachine(provided: Implementations = {}) {
  return withImplementations(loginSetup, provided).createMachine({
    id: 'login',
    context: ({ input }) => initialContext(input),
    output: ({ context }) => context.result ?? leavingFor('return', null), // each transition to `success` sets it
    initial: 'init',
    on: {
      'reply.flow': [
        { guard: 'flowIsForSecondFactor', target: '.awaiting-TOTP.entering', actions: ['rememberFlow', 'startResendCooldown'] },
        { target: '.password.entering', actions: 'rememberFlow' },
      ],
      'reply.signedIn': [
        { guard: 'sessionMeetsRequiredAal', target: '.success', actions: 'rememberResult' },
        { actions: { type: 'requireSecondFactor', params: requestStateOf } },
      ],
      'reply.redirectRequired': [{ guard: 'redirectIsAllowed', target: '.success', actions: 'rememberResult' }, fail(requestStateOf)],
      'reply.noUsableMethod': [{ guard: 'hostSetsUpSecondFactor', target: '.success', actions: 'rememberResult' }, fail(requestStateOf)],
      'reply.sessionChanged': { target: '.init.checkingSession' },
      'reply.*': fail(requestStateOf),
      restart: [
        { guard: 'sessionIsInsufficient', target: '.init.signingOut' },
        { target: '.init.routing', actions: ['forgetFlow', 'forgetHistory'] },
      ],
      'account.switch': { target: '.init.signingOut' },
    },
    states: {
      init: {
        initial: 'routing',
        on: {
          'reply.flowGone': { target: '.routing', actions: 'forgetFlow' },
          'reply.csrfMismatch': { target: '.routing', actions: 'forgetFlow' },
        },
        states: {
          routing: {
            always: [
              { guard: 'mailedFlowIsStored', target: 'checkingSession' },
              { guard: 'onlySecondFactorRequested', target: 'openingSecondFactor' },
              { target: 'opening' },
            ],
          },
          opening: {
            ...pending,
            invoke: openFlow('init.opening', 'aal1'),
            on: {
              cancel: cancelRequest('init.opening'),
              'password.submitSoon': {
                actions: { type: 'submitEarly', params: ({ event }) => event.identifier },
              },
            },
          },
          openingSecondFactor: {
            ...pending,
            invoke: openFlow('init.openingSecondFactor', 'aal2'),
            on: {
              cancel: cancelRequest('init.openingSecondFactor'),
              'reply.noSession': { target: 'opening', actions: ['forgetSession', showNotice('sign-in-ended')] },
              'reply.flowGone': { target: 'openingSecondFactor', reenter: true, actions: 'forgetFlow' },
              'reply.csrfMismatch': { target: 'openingSecondFactor', reenter: true, actions: 'forgetFlow' },
            },
          },
          checkingSession: {
            ...pending,
            invoke: call('askWhoami', 'init.checkingSession'),
            on: {
              cancel: cancelRequest('init.checkingSession'),
              'reply.signedIn': [
                { guard: 'hasLoginChallenge', target: '#login.success', actions: 'rememberResult' },
                { guard: 'mailedFlowIsRefresh', target: 'openingSecondFactor', actions: ['passFirstFactor', 'assumeHalfSession'] },
                { guard: 'refreshIsPending', target: 'routing', actions: 'forgetFlow' },
              ],
              'reply.secondFactorDue': {
                target: 'openingSecondFactor',
                actions: ['assumeHalfSession', 'forgetIdentifier', 'rememberMailedFlow'],
              },
              'reply.noSession': { target: 'opening', actions: ['forgetSession', 'forgetFlow'] },
            },
          },
          signingOut: {
            ...pending,
            invoke: call('signOut', 'init.signingOut'),
            on: {
              cancel: cancelRequest('init.signingOut'),
              'reply.noSession': {
                target: 'opening',
                actions: ['forgetSession', 'forgetUser', 'forgetFlow', 'forgetHistory', 'forgetLevel'],
              },
            },
          },
        },
      },
      password: {
        initial: 'entering',
        after: { beforeFlowExpiry: { guard: 'pageIsVisible', actions: 'renewFlow' } },
        on: {
          restart: [
            { guard: 'sessionIsInsufficient', target: 'init.signingOut' },
            { target: '.renewing', actions: 'forgetHistory' },
          ],
        },
        states: {
          entering: {
            initial: 'waiting',
            exit: 'leaveForm',
            states: { waiting: {}, renewingInBackground: renewingInBackground('password') },
            on: {
              'password.submit': {
                target: 'submitting',
                actions: ['clearMessages', { type: 'rememberIdentifier', params: ({ event }) => event.identifier }],
              },
              'provider.choose': {
                guard: { type: 'flowHasButton', params: ({ event }) => ({ name: 'provider', value: event.provider }) },
                target: 'submitting',
                actions: ['clearMessages', 'chooseProvider'],
              },
              'flow.renew': { guard: 'renewalShowsSameForm', target: '.renewingInBackground' },
              'identifier.forget': { target: 'renewing', actions: ['forgetHistory', 'forgetUser'] },
              'session.check': checkSessionAgain,
            },
          },
          submitting: {
            ...pendingSubmission,
            invoke: submitFlow('password.submitting'),
            on: {
              ...submitting.on,
              'reply.secondFactorDue': { target: 'steppingUp', actions: ['passFirstFactor', 'assumeHalfSession'] },
              'reply.csrfMismatch': { target: 'renewing', actions: [requestResubmission, showNotice('started-again')] },
            },
          },
          renewing: openingFlow('password.renewing', 'aal1'),
          steppingUp: { ...openingFlow('password.steppingUp', 'aal2'), ...pendingSubmission },
        },
      },
      'awaiting-TOTP': {
        initial: 'entering',
        after: {
          beforeFlowExpiry: { guard: 'pageIsVisible', actions: 'renewFlow' },
          resendCooldown: { actions: 'endResendCooldown' },
        },
        on: { 'reply.noSession': { target: 'init.opening', actions: ['forgetSession', showNotice('sign-in-ended')] } },
        states: {
          entering: {
            initial: 'waiting',
            exit: 'leaveForm',
            states: { waiting: {}, renewingInBackground: renewingInBackground('awaiting-TOTP') },
            on: {
              'code.submit': { target: 'submitting', actions: 'clearMessages' },
              'code.send': {
                guard: { type: 'flowHasButton', params: ({ event }) => ({ name: 'address', value: event.address }) },
                target: 'submitting',
                actions: ['clearMessages', { type: 'rememberAddress', params: ({ event }) => event.address }],
              },
              'code.resend': {
                guard: 'canResend',
                target: 'submitting',
                actions: ['clearMessages', 'rememberResend'],
              },
              'flow.renew': { guard: 'renewalSendsNoMail', target: '.renewingInBackground' },
              'factor.choose': {
                guard: { type: 'factorIsOffered', params: ({ event }) => event.factor },
                actions: ['clearMessages', { type: 'chooseFactor', params: ({ event }) => event.factor }],
              },
              'session.check': checkSessionAgain,
            },
          },
          submitting: {
            ...pendingSubmission,
            invoke: submitFlow('awaiting-TOTP.submitting'),
            on: {
              ...submitting.on,
              'reply.csrfMismatch': {
                target: '#login.init.checkingSession',
                actions: [requestResubmission, 'forgetIdentifier', 'forgetFlow', showNotice('changed-elsewhere')],
              },
            },
          },
          renewing: openingFlow('awaiting-TOTP.renewing', 'aal2'),
        },
      },
      success: { type: 'final' },
      error: {
        initial: 'backingOff',
        exit: 'leaveError',
        on: {
          // No guard for the wait: a restored snapshot has no timers, so the wait would never end. The view disables `retry` during the wait.
          retry: retryTransitions,
          restart: { guard: 'failedDuringPassword', target: 'password.renewing', actions: 'forgetHistory' },
        },
        states: {
          backingOff: {
            always: { guard: 'retryAfterElapsed', target: 'idle' },
            after: { retryAfter: { target: 'idle' } },
            initial: 'oneSecond',
            states: {
              oneSecond: {
                after: { oneSecond: { target: 'oneSecond', reenter: true, actions: 'countDown' } },
              },
            },
          },
          idle: {},
        },
      },
    },
  });
}

// ------------------------------------------------------------------------------------------------ initial context
function initialContext(input: LoginInput): LoginContext {
  return {
    input,
    flowId: input.mailedFlowId || input.flowId || null,
    flow: null,
    identifier: null,
    factors: [],
    factor: null,
    address: null,
    codeWasResent: false,
    resendIsCoolingDown: false,
    firstFactorPassed: false,
    halfSession: 'none',
    restarts: noRestarts,
    notice: null,
    verification: null,
    formWasLeft: false,
    wait: 'short',
    pageSubmits: false,
    wasRenewed: false,
    usesButton: false,
    secondsToWait: 0,
    failure: null,
    result: null,
  };
}

const returnToForbidden = 'self_service_flow_return_to_forbidden';

/** After these outcomes, Kratos may accept the session. */
const outcomesOfAnotherSession: readonly string[] = ['signedIn', 'noSession', 'sessionChanged'] satisfies readonly Outcome['kind'][];

/** Whether the submission has typed input that fits a new flow. A button has no input, and a mailed code fits only the flow that mailed it. */
const isTypedSubmission = (context: LoginContext, requestState: RequestState): boolean =>
  !context.usesButton && (requestState === 'password.submitting' || currentFactor(context) !== 'code');

const wantsTwoFactors = ({ requireSecondFactor, aal }: LoginInput): boolean => requireSecondFactor === true || aal === 'aal2';

/** In milliseconds. A longer timer fires at once. */
const longestDelay = 2 ** 31 - 1;

/** Without `loginActors` the machine ends in an error instead of waiting. */
async function notConnected(): Promise<OutcomeOf<'unexpected'>> {
  return { kind: 'unexpected', status: 0, why: 'empty' };
}
