import { assign, fromPromise, raise } from 'xstate';
import { loginMachine } from '../machine/login-machine.ts';
import { type Implementations, setup, withImplementations } from '../machine/setup.ts';
import type { SecondFactorActors } from './second-factor-actors.ts';
import type {
  Question,
  SecondFactorContext,
  SecondFactorEvent,
  SecondFactorInput,
  SecondFactorNotice,
  SecondFactorOutput,
  SettingsReplyEvent,
  SettingsRequestState,
} from './second-factor-context.ts';
import { fitsFlow, hasSecondFactor, isForUsers, isShowingCodes, toChangeAfter, toNotice } from './settings-changes.ts';
import type { Change } from './settings-client.ts';
import type { SettingsOutcome, SettingsOutcomeOf } from './settings-outcome.ts';
import { countSettingsRestarts, noSettingsRestarts, type SettingsReply, toSettingsReplyEvent } from './settings-restarts.ts';
import { dropSecrets } from './shown-secrets.ts';
import { toLoginInput } from './to-login-input.ts';
import { toSettingsFailure } from './to-settings-failure.ts';
import { withFlow } from './with-flow.ts';

/*
 * How to read this file: the user asks for a change (`app.remove`), `changing` sends it to Kratos, and `routing` decides what to show after the reply. Kratos
 * may ask for a younger session or for the second factor first: `confirming` shows the login, and `routing` goes on with the same change.
 */

// ------------------------------------------------------------------------------------------------ set-up
const secondFactorSetup = setup({
  types: {} as {
    context: SecondFactorContext;
    events: SecondFactorEvent;
    input: SecondFactorInput;
    output: SecondFactorOutput;
    tags: 'pending';
  },
  // `createSecondFactor` and `secondFactorMachine` provide them.
  actors: {} as Pick<SecondFactorActors, keyof SecondFactorActors>,
  guards: {
    pairingIsDue: ({ context: { change, flow } }) => change === 'pair' && fitsFlow(change, flow),
    changeIsDue: ({ context: { change, flow } }) => change !== null && fitsFlow(change, flow),
    codesAreShown: ({ context: { flow } }) => isShowingCodes(flow),
    changeIsOutdated: ({ context: { change } }) => change !== null,
    setUpIsComplete: ({ context: { input, change, flow } }) => input.setUp === true && change === null && hasSecondFactor(flow),
    canChange: ({ context: { flow } }, change: Change) => fitsFlow(change, flow),
    codesAreNew: ({ context: { flow } }) => flow?.backupCodes === 'new',
    isRefusedInWords: ({ event }) => event.type === 'reply.rejected' && event.outcome.flow.messages.some(isForUsers),
    questionIsAsked: ({ context: { question } }) => question !== null,
    hasFlow: ({ context: { flow } }) => flow !== null,
    loginIsRedirect: ({ event }) => event.type === 'xstate.done.actor.login' && event.output.how === 'redirect-required',
    isAnotherUser: ({ context: { identityId }, event }) =>
      event.type === 'xstate.done.actor.login' && identityId !== null && event.output.session?.identity?.id !== identityId,
    failedIn: ({ context: { failure } }, requestState: SettingsRequestState) =>
      failure?.retryable === true && failure.requestState === requestState,
    callIsSlow: ({ context }) => context.wait === 'long',
    retryAfterElapsed: ({ context }) => context.secondsToWait === 0,
  },
  actions: {
    // A reply is counted before it is raised.
    recordReply: assign(({ context: { restarts } }, reply: SettingsReply) => ({ restarts: countSettingsRestarts(restarts, reply) })),
    raiseReply: raise(({ context }, reply: SettingsReply) => toSettingsReplyEvent(reply, context.restarts)),
    showProgress: assign({ wait: 'noticed' }),
    offerCancel: assign({ wait: 'long' }),
    hideProgress: assign({ wait: 'short' }),
    showNotice: assign({ notice: (_, notice: SecondFactorNotice) => notice }),
    askForChange: assign({ change: (_, change: Change) => change }),
    /** The change of the question. Codes that are left need none. */
    askForAnswer: assign({ change: ({ context: { question } }) => (question === 'leaveCodes' ? null : question) }),
    forgetChange: assign({ change: null }),
    ask: assign({ question: (_, question: Question) => question, notice: null }),
    dismissQuestion: assign({ question: null }),
    expectSignIn: assign({ confirmation: 'sign-in' }),
    expectConfirmation: assign(({ context: { change }, event }) => ({
      confirmation: event.type === 'reply.secondFactorDue' ? 'aal2' : 'refresh',
      notice: change === 'pair' ? 'code-not-checked' : null,
    })),
    rememberFlow: assign(({ context, event }) =>
      'outcome' in event && 'flow' in event.outcome ? withFlow(context, event.outcome.flow, event.requestState) : {},
    ),
    /** A set-up begins with an app. */
    expectPairing: assign(({ context: { input, change, flow } }) => ({
      change: input.setUp && change === null && flow?.totp === 'unpaired' && !hasSecondFactor(flow) ? 'pair' : change,
    })),
    /** Kratos has answered: the change is made or refused, and may lead to the next one. */
    completeChange: assign(({ context: { change, flow, notice }, event }) => {
      if (flow === null) return {};
      if (event.type === 'reply.saved') return { change: toChangeAfter(change, flow), notice: toNotice(change, flow) };
      // Another tab has paired an app meanwhile, or Kratos no longer offers one.
      return { change: null, notice: change === 'pair' ? 'changed-elsewhere' : notice };
    }),
    /** A refused code is never without words. */
    explainRefusal: assign(({ context: { flow, notice } }) => ({
      notice: [...(flow?.messages ?? []), ...(flow?.codeMessages ?? [])].some(isForUsers) ? notice : ('code-not-checked' as const),
    })),
    hideCodes: assign(({ context: { flow, hadCodes } }) => {
      if (flow === null || !isShowingCodes(flow)) return {};
      dropSecrets(flow.secrets);
      return { flow: { ...flow, backupCodes: flow.backupCodes === 'shown' || hadCodes ? 'saved' : 'none' } };
    }),
    /** Codes that were not confirmed are gone with their flow. */
    forgetNewCodes: assign(({ context: { change, notice } }) =>
      change === 'confirmCodes' ? { change: null, notice: 'started-again' } : { change, notice },
    ),
    forgetFlow: assign(({ context: { flow } }) => {
      if (flow) dropSecrets(flow.secrets);
      return { flow: null, flowId: null };
    }),
    forgetUser: assign({ change: null, question: null, hadCodes: false, identityId: null }),
    forgetHistory: assign(({ context: { flow } }) => ({
      restarts: noSettingsRestarts,
      notice: null,
      question: null,
      flow: flow && { ...flow, messages: [], codeMessages: [] },
    })),
    rememberFailure: assign(({ context, event }, requestState: SettingsRequestState) => {
      const failure = toSettingsFailure(event, context, requestState);
      return { failure, secondsToWait: Math.ceil((failure.retryAfter ?? 0) / 1000) };
    }),
    leaveError: assign({ failure: null }),
    countDown: assign({ secondsToWait: ({ context }) => context.secondsToWait - 1 }),
    rememberRedirect: assign(({ event }) => ({
      result: { how: 'redirect-required', redirect: event.type === 'xstate.done.actor.login' ? event.output.redirect : null },
    })),
    rememberSetUp: assign({ result: { how: 'set-up', redirect: null } }),
  },
  delays: {
    oneSecond: 1_000,
    fourSeconds: 4_000,
    retryAfter: ({ context }) => context.secondsToWait * 1000,
  },
});

// ------------------------------------------------------------------------------------------------ calls
/** Checks the output, because an actor of the host may resolve with any value. */
const toOutcome = (output: SettingsOutcome | undefined): SettingsOutcome =>
  typeof output?.kind === 'string' ? output : { kind: 'unexpected', status: 0, why: 'unknown-shape' };

const showNotice = (notice: SecondFactorNotice) => ({ type: 'showNotice', params: notice }) as const;

/** The state that made the request. */
const requestStateOf = ({ event }: { event: SettingsReplyEvent }): SettingsRequestState => event.requestState;

/** A transition to `error`, for a problem that new input cannot fix. */
const fail = <Params extends SettingsRequestState | typeof requestStateOf>(params: Params) =>
  ({ target: '#second-factor.error', actions: { type: 'rememberFailure', params } }) as const;

/** Invokes a call and raises its outcome as a reply with the state that made the request. */
function call<Name extends 'openSettings' | 'submitSettings' | 'endSession'>(name: Name, requestState: SettingsRequestState) {
  const params = ({ event }: { event: { output: SettingsOutcome | undefined } }): SettingsReply => ({
    outcome: toOutcome(event.output),
    requestState,
  });
  return {
    id: name,
    src: name,
    onDone: {
      actions: [
        { type: 'recordReply', params },
        { type: 'raiseReply', params },
      ],
    },
    // The actors of `secondFactorActors` never reject. An actor of the host may.
    onError: fail(requestState),
  } as const;
}

const submitChange = (requestState: SettingsRequestState) =>
  ({
    ...call('submitSettings', requestState),
    input: ({ context: { flow, change }, event }: { context: SecondFactorContext; event: SecondFactorEvent }) => ({
      flow,
      change: change ?? 'pair', // each way to here has asked for a change
      code: event.type === 'code.submit' ? event.code : null,
    }),
  }) as const;

/** What all states with a pending request have in common. */
const pending = {
  tags: 'pending',
  after: { oneSecond: { actions: 'showProgress' }, fourSeconds: { actions: 'offerCancel' } },
  exit: 'hideProgress',
} as const;

/** Asks for a change that the current flow allows. */
const change = (params: Change) =>
  ({
    guard: { type: 'canChange', params },
    target: '#second-factor.changing',
    actions: ['forgetHistory', { type: 'askForChange', params }],
  }) as const;

const ask = <Params extends Question>(params: Params) => ({ type: 'ask', params }) as const;

/** The answers to a question. The codes that are left are hidden. */
const asking = secondFactorSetup.createStateConfig({
  on: {
    'question.confirm': {
      guard: 'questionIsAsked',
      target: '#second-factor.routing',
      actions: ['hideCodes', 'askForAnswer', 'forgetHistory'],
    },
    'question.dismiss': { actions: 'dismissQuestion' },
  },
});

/** The page returned from the browser's cache, or another tab may have changed something. */
const checkAgain = { target: '#second-factor.loading', actions: ['forgetFlow', 'forgetHistory'] } as const;

/** Repeats the failed request. A code has to be typed again. */
const retryTransitions = (
  [
    ['loading', 'loading'],
    ['pairing.submitting', 'pairing'],
    ['changing', 'changing'],
    ['signing-out', 'signing-out'],
  ] as const
).map(([params, target]) => ({ guard: { type: 'failedIn', params }, target: `#second-factor.${target}` }) as const);

// ------------------------------------------------------------------------------------------------ the chart
/**
 * Sets up and removes the second factor of the user who is signed in: an authenticator app and backup codes. When Kratos asks for a younger session or for the
 * second factor, it invokes `loginMachine`, and goes on where it was. `secondFactorActors(client)` provides the calls. `createSecondFactor` adds a view and
 * actions.
 */
export const secondFactorMachine = /* @__PURE__ */ createSecondFactorMachine({
  actors: {
    openSettings: /* @__PURE__ */ fromPromise(notConnected),
    submitSettings: /* @__PURE__ */ fromPromise(notConnected),
    endSession: /* @__PURE__ */ fromPromise(notConnected),
    login: loginMachine,
  },
});

/** Creates the machine with the caller's implementations. `secondFactorMachine.provide` would build the machine a second time. */
export function createSecondFactorMachine(provided: Implementations = {}) {
  return withImplementations(secondFactorSetup, provided).createMachine({
    id: 'second-factor',
    context: ({ input }) => initialContext(input),
    output: ({ context }) => context.result ?? { how: 'set-up', redirect: null }, // each transition to `done` sets it
    initial: 'loading',
    on: {
      'reply.refreshRequired': { target: '.confirming', actions: 'expectConfirmation' },
      'reply.secondFactorDue': { target: '.confirming', actions: ['expectConfirmation', 'forgetFlow'] },
      'reply.noSession': { target: '.signed-out', actions: ['forgetFlow', 'forgetUser', 'forgetHistory'] },
      'reply.flowGone': { target: '.loading', actions: 'forgetFlow' },
      'reply.csrfMismatch': { target: '.loading' },
      'reply.*': fail(requestStateOf),
      restart: { target: '.loading', actions: ['forgetFlow', 'forgetUser', 'forgetHistory'] },
      signOut: { target: '.signing-out' },
    },
    states: {
      loading: {
        ...pending,
        invoke: {
          ...call('openSettings', 'loading'),
          input: ({ context: { flowId } }) => ({ flowId }),
        },
        on: {
          cancel: { guard: 'callIsSlow', ...fail('loading') },
          'reply.settings': { target: 'routing', actions: ['rememberFlow', 'expectPairing'] },
        },
      },
      routing: {
        always: [
          { guard: 'pairingIsDue', target: 'pairing' },
          { guard: 'changeIsDue', target: 'changing' },
          { guard: 'changeIsOutdated', target: 'routing', reenter: true, actions: ['forgetChange', showNotice('changed-elsewhere')] },
          { guard: 'codesAreShown', target: 'backup-codes' },
          { guard: 'setUpIsComplete', target: 'done', actions: 'rememberSetUp' },
          { target: 'overview' },
        ],
      },
      overview: {
        on: {
          'app.setUp': {
            guard: { type: 'canChange', params: 'pair' },
            target: 'pairing',
            actions: ['forgetHistory', { type: 'askForChange', params: 'pair' }],
          },
          'app.remove': { guard: { type: 'canChange', params: 'unlink' }, actions: ask('unlink') },
          'codes.generate': change('generateCodes'),
          'codes.reveal': change('revealCodes'),
          'codes.remove': { guard: { type: 'canChange', params: 'disableCodes' }, actions: ask('disableCodes') },
          ...asking.on,
          'session.check': checkAgain,
        },
      },
      pairing: {
        initial: 'entering',
        states: {
          entering: {
            on: {
              'code.submit': { target: 'submitting', actions: ['forgetHistory', { type: 'askForChange', params: 'pair' }] },
              leave: { target: '#second-factor.overview', actions: ['forgetChange', 'forgetHistory'] },
              // The app has the secret already, which stays the same for the same user.
              'session.check': { target: '#second-factor.loading', actions: 'forgetHistory' },
            },
          },
          submitting: {
            ...pending,
            invoke: submitChange('pairing.submitting'),
            on: {
              cancel: { guard: 'callIsSlow', target: 'entering' },
              'reply.saved': { target: '#second-factor.routing', actions: ['rememberFlow', 'completeChange'] },
              'reply.settings': { target: '#second-factor.routing', actions: ['rememberFlow', 'completeChange'] },
              'reply.rejected': { target: '#second-factor.routing', actions: ['rememberFlow', 'explainRefusal'] },
              'reply.flowGone': { target: '#second-factor.loading', actions: ['forgetFlow', showNotice('new-secret')] },
              'reply.csrfMismatch': { target: '#second-factor.loading', actions: showNotice('code-not-checked') },
            },
          },
        },
      },
      changing: {
        ...pending,
        invoke: submitChange('changing'),
        on: {
          cancel: { guard: 'callIsSlow', target: 'routing', actions: 'forgetChange' },
          'reply.saved': { target: 'routing', actions: ['rememberFlow', 'completeChange'] },
          'reply.settings': { target: 'routing', actions: ['rememberFlow', 'completeChange'] },
          'reply.rejected': [
            { guard: 'isRefusedInWords', target: 'routing', actions: ['rememberFlow', 'completeChange'] },
            // Another tab has made the change, and the flow in the reply still shows what was set up before.
            { target: 'loading', actions: ['forgetChange', 'forgetFlow', showNotice('changed-elsewhere')] },
          ],
          'reply.flowGone': { target: 'loading', actions: ['forgetNewCodes', 'forgetFlow'] },
        },
      },
      'backup-codes': {
        on: {
          'codes.confirm': change('confirmCodes'),
          'codes.generate': change('generateCodes'),
          leave: [
            { guard: 'codesAreNew', actions: ask('leaveCodes') },
            { target: 'overview', actions: ['hideCodes', 'forgetHistory'] },
          ],
          ...asking.on,
          'session.check': [
            { guard: 'codesAreNew', target: 'loading', actions: ['forgetFlow', 'forgetHistory', showNotice('started-again')] },
            checkAgain,
          ],
        },
      },
      confirming: {
        invoke: {
          id: 'login',
          src: 'login',
          input: ({ context }) => toLoginInput(context),
          onDone: [
            { guard: 'loginIsRedirect', target: 'done', actions: 'rememberRedirect' },
            { guard: 'isAnotherUser', target: 'loading', actions: ['forgetFlow', 'forgetUser', showNotice('another-account')] },
            { guard: 'hasFlow', target: 'routing' },
            { target: 'loading' },
          ],
          onError: fail('loading'),
        },
        on: {
          leave: { guard: 'hasFlow', target: 'routing', actions: 'forgetChange' },
        },
      },
      'signing-out': {
        ...pending,
        invoke: call('endSession', 'signing-out'),
        on: { cancel: { guard: 'callIsSlow', ...fail('signing-out') } },
      },
      'signed-out': {
        on: {
          signIn: { target: 'confirming', actions: 'expectSignIn' },
          'session.check': checkAgain,
        },
      },
      done: { type: 'final' },
      error: {
        initial: 'backingOff',
        exit: 'leaveError',
        on: { retry: retryTransitions },
        states: {
          backingOff: {
            always: { guard: 'retryAfterElapsed', target: 'idle' },
            after: { retryAfter: { target: 'idle' } },
            initial: 'oneSecond',
            states: {
              oneSecond: { after: { oneSecond: { target: 'oneSecond', reenter: true, actions: 'countDown' } } },
            },
          },
          idle: {},
        },
      },
    },
  });
}

// ------------------------------------------------------------------------------------------------ context
function initialContext(input: SecondFactorInput): SecondFactorContext {
  return {
    input,
    flowId: input.flowId || null,
    flow: null,
    identityId: null,
    change: null,
    hadCodes: false,
    question: null,
    confirmation: 'refresh',
    restarts: noSettingsRestarts,
    notice: null,
    wait: 'short',
    failure: null,
    secondsToWait: 0,
    result: null,
  };
}

/** Without `secondFactorActors` the machine ends in an error instead of waiting. */
async function notConnected(): Promise<SettingsOutcomeOf<'unexpected'>> {
  return { kind: 'unexpected', status: 0, why: 'empty' };
}
