import { type LoginOutput, seal } from '@kratos-login/core';
import type {
  SecondFactorContext,
  SecondFactorInput,
  SecondFactorUserEvent,
  SettingsFlow,
  SettingsOutcome,
  secondFactorMachine,
} from '@kratos-login/core/second-factor';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, ChartAnswer, ChartCall, InputEvent, Start } from 'xstate-paths';
import { aSession } from '../login-outcomes.ts';
import { aSettingsFlow, endOutcomes, restartOutcomes, settingsOutcomes } from './settings-outcomes.ts';

type Snapshot = SnapshotFrom<typeof secondFactorMachine>;

/** The input events of the second factor: three starts, every action of a user, every outcome of each call, and every end of the login inside. */
export const secondFactorAlphabet: Alphabet<typeof secondFactorMachine> = {
  starts: [
    { label: 'page load', input: {} },
    { label: 'page load with a flow', input: { flowId: 'given' } },
    { label: 'page load to set up', input: { setUp: true } },
  ] satisfies readonly Start<SecondFactorInput>[],
  events: ({ context }) => Object.values(userEvents).filter(({ event }) => isWorthDoing(event.type, context)),
  answers: (call, snapshot) => [...answersTo(call, snapshot), ...(isBaseline(snapshot.context) ? [reject(call)] : [])],
  timePasses: ({ context }) => isBaseline(context),
  relevant,
};

// ------------------------------------------------------------------------------------------------ user events
type Doing<Type extends SecondFactorUserEvent['type']> = InputEvent<Extract<SecondFactorUserEvent, { readonly type: Type }>>;

/** A new event does not compile until it is listed here. */
const userEvents: { readonly [Type in SecondFactorUserEvent['type']]: Doing<Type> } = {
  'app.setUp': { label: 'app.setUp', event: { type: 'app.setUp' } },
  'code.submit': { label: 'code.submit', event: { type: 'code.submit', code: seal('123456') } },
  'app.remove': { label: 'app.remove', event: { type: 'app.remove' } },
  'codes.generate': { label: 'codes.generate', event: { type: 'codes.generate' } },
  'codes.reveal': { label: 'codes.reveal', event: { type: 'codes.reveal' } },
  'codes.confirm': { label: 'codes.confirm', event: { type: 'codes.confirm' } },
  'codes.remove': { label: 'codes.remove', event: { type: 'codes.remove' } },
  'question.confirm': { label: 'question.confirm', event: { type: 'question.confirm' } },
  'question.dismiss': { label: 'question.dismiss', event: { type: 'question.dismiss' } },
  leave: { label: 'leave', event: { type: 'leave' } },
  signIn: { label: 'signIn', event: { type: 'signIn' } },
  signOut: { label: 'signOut', event: { type: 'signOut' } },
  'session.check': { label: 'session.check', event: { type: 'session.check' } },
  cancel: { label: 'cancel', event: { type: 'cancel' } },
  retry: { label: 'retry', event: { type: 'retry' } },
  restart: { label: 'restart', event: { type: 'restart' } },
};

/** While a request takes long, the other events lead the same way as before. */
const isWorthDoing = (type: string, { wait }: SecondFactorContext): boolean => wait === 'short' || (type === 'cancel' && wait === 'long');

/** Nothing was counted. Failures and other flows do not depend on restarts. */
const isBaseline = ({ restarts }: SecondFactorContext): boolean => restarts.total === 0;

// ------------------------------------------------------------------------------------------------ outcomes
function answersTo({ src }: ChartCall, snapshot: Snapshot): readonly ChartAnswer[] {
  const { wait } = snapshot.context;
  if (src === 'login') return loginEnds;
  // A late answer has the same effect as an early one, so one of them is enough.
  const outcomes = outcomesOf(src, snapshot).slice(0, { short: Number.POSITIVE_INFINITY, noticed: 0, long: 1 }[wait]);
  return outcomes.map((output) => ({ label: `${src}: ${name(output)}`, output }));
}

function outcomesOf(src: string, { context }: Snapshot): readonly SettingsOutcome[] {
  if (src === 'endSession') return endOutcomes.filter(({ kind }) => kind !== 'redirectRequired');
  if (!isBaseline(context))
    return [...restartOutcomes, ...(context.flow ? [{ kind: 'settings', flow: context.flow } as const] : [openedFlow])];
  return settingsOutcomes;
}

const openedFlow: SettingsOutcome = { kind: 'settings', flow: aSettingsFlow('paired', 'saved') };

const loginEnds: readonly ChartAnswer[] = [
  { label: 'login: signed in', output: signedIn('ann') },
  { label: 'login: signed in as another user', output: signedIn('bob') },
  { label: 'login: redirect required', output: { ...signedIn('ann'), how: 'redirect-required', session: null, redirect: aRedirect() } },
];

function signedIn(id: string): LoginOutput {
  return { how: 'signed-in', session: { ...aSession('aal2'), identity: { id, traits: {} } }, redirect: null, continueWith: [] };
}

function aRedirect(): LoginOutput['redirect'] {
  return { reason: 'provider', url: 'https://provider.example', origin: 'https://provider.example' };
}

const reject = ({ src }: ChartCall): ChartAnswer => ({ label: `${src}: rejects`, error: new Error('An actor of the host rejects.') });

/** Returns the kind of an outcome, and what its flow shows. */
function name(outcome: SettingsOutcome): string {
  if (!('flow' in outcome)) return outcome.kind;
  const { totp, backupCodes, identityId, messages } = outcome.flow;
  return `${outcome.kind}${messages.length > 0 ? ' in words' : ''} (app ${totp}, codes ${backupCodes}${identityId === 'ann' ? '' : `, of ${identityId}`})`;
}

// ------------------------------------------------------------------------------------------------ relevant context
/** Returns the part of the context that later guards, delays or answers read. */
function relevant({ status, context }: Snapshot): unknown {
  if (status !== 'active') return null;
  const { input, flowId, flow, identityId, change, hadCodes, question, restarts, failure, wait, secondsToWait } = context;
  return [
    input.setUp === true,
    flowId !== null,
    toFlow(flow),
    identityId,
    change,
    flow?.backupCodes === 'new' && hadCodes,
    question,
    restarts.total >= 3 ? 'none' : [restarts.total, restarts.csrf],
    failure && [failure.requestState, failure.retryable, secondsToWait > 0],
    wait,
  ];
}

const toFlow = (flow: SettingsFlow | null): unknown => flow && [flow.totp, flow.backupCodes, flow.identityId];
