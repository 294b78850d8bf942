import { type LoginInput, type loginMachine, seal } from '@kratos-login/core';
import type { LoginContext, LoginEvent, UserEvent } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, ChartAnswer, ChartCall, InputEvent, Start } from 'xstate-paths';
import {
  anAddress,
  aProvider,
  knownFlowOutcomes,
  mailedFlowOutcomes,
  newFlowOutcomes,
  signOutOutcomes,
  submitOutcomes,
  whoamiOutcomes,
} from './login-outcomes.ts';
import { nameLoginPath } from './name-login-path.ts';
import { isBaseline, pruneEquivalent } from './prune-equivalent.ts';
import { sealCode } from './seal-code.ts';

type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** The typed secrets. Each is sealed at once. Choose values that you can search for later. */
export interface LoginSecrets {
  readonly password?: string;
  readonly code?: string;
}

/** Options of {@link loginAlphabet}. */
export interface LoginAlphabetOptions extends LoginSecrets {
  /** Lets each call reject as well. Only a host's own actors do: those of `loginActors` never reject. Default: `false`. */
  readonly withRejections?: boolean;
  /** Tries every event in every configuration. It takes ten times as long and finds no other edge. Default: `false`. */
  readonly isExhaustive?: boolean;
}

/**
 * The input events of a login: nine starts, every action of a user, and every possible outcome of each call.
 *
 * ```ts
 * import { loginMachine } from '@kratos-login/core'
 * import { loginAlphabet } from '@kratos-login/testing'
 * import { explore, planPaths } from 'xstate-paths'
 *
 * const onlyPlain = { ...loginAlphabet(), starts: [{ label: 'page load', input: {} }] }
 * const paths = planPaths(loginMachine, explore(loginMachine, onlyPlain))
 * console.log(paths.length)
 * ```
 */
export function loginAlphabet({
  withRejections = false,
  isExhaustive = false,
  ...secrets
}: LoginAlphabetOptions = {}): Alphabet<typeof loginMachine> {
  const all = isExhaustive ? wholeAlphabet(secrets) : pruneEquivalent(wholeAlphabet(secrets));
  if (!withRejections) return all;
  const reject = ({ src }: ChartCall): ChartAnswer => ({ label: `${src}: rejects`, error: new Error('An actor of the host rejects.') });
  return { ...all, answers: (call, snapshot) => [...all.answers(call, snapshot), ...(isBaseline(snapshot.context) ? [reject(call)] : [])] };
}

function wholeAlphabet({ password = 'correct horse', code = '123456' }: LoginSecrets): Alphabet<typeof loginMachine> {
  const inputEvents = Object.values(userEvents({ password, code })).flat();
  // While Kratos asks to wait, the view does not offer `retry`.
  const withoutRetry = inputEvents.filter(({ event }) => event.type !== 'retry');
  const events = (snapshot: LoginSnapshot) => (snapshot.matches({ error: 'backingOff' }) ? withoutRetry : inputEvents);
  return { starts, events, answers: answersTo, relevant, name: nameLoginPath };
}

const starts: readonly Start<LoginInput>[] = [
  { label: 'page load', input: {} },
  { label: 'page load to step up', input: { aal: 'aal2' } },
  { label: 'page load to confirm', input: { refresh: true } },
  { label: 'page load with a flow', input: { flowId: 'given' } },
  { label: 'page load after a code was mailed', input: { mailedFlowId: 'mailed' } },
  { label: 'page load to confirm, after a code was mailed', input: { mailedFlowId: 'mailed', refresh: true } },
  { label: 'page load for an app', input: { loginChallenge: 'challenge', kratosUrl: 'https://auth.example.com' } },
  { label: 'page load without redirects', input: { expectedOrigins: [] } },
  { label: 'page load that requires two factors', input: { requireSecondFactor: true, setUpSecondFactor: true } },
];

// ------------------------------------------------------------------------------------------------ user events
type Doing<Type extends UserEvent['type']> = InputEvent<Extract<LoginEvent, { readonly type: Type }>>;

/** A new event does not compile until it is listed here. */
function userEvents({ password, code }: Required<LoginSecrets>): { readonly [Type in UserEvent['type']]: readonly Doing<Type>[] } {
  const identifier = anAddress;
  return {
    'password.submit': [
      { label: 'password.submit', event: { type: 'password.submit', identifier, secret: seal(password) } },
      { label: 'password.submit (identifier alone)', event: { type: 'password.submit', identifier, secret: null } },
    ],
    'password.submitSoon': [{ label: 'password.submitSoon', event: { type: 'password.submitSoon', identifier } }],
    'provider.choose': [
      { label: 'provider.choose', event: { type: 'provider.choose', provider: aProvider } },
      { label: 'provider.choose (not offered)', event: { type: 'provider.choose', provider: 'unknown' } },
    ],
    'code.submit': [{ label: 'code.submit', event: { type: 'code.submit', secrets: sealCode(code) } }],
    'code.send': [
      { label: 'code.send', event: { type: 'code.send', address: anAddress } },
      { label: 'code.send (not offered)', event: { type: 'code.send', address: 'unknown@example.com' } },
    ],
    'code.resend': [{ label: 'code.resend', event: { type: 'code.resend' } }],
    'factor.choose': [
      { label: 'factor.choose lookup_secret', event: { type: 'factor.choose', factor: 'lookup_secret' } },
      { label: 'factor.choose totp', event: { type: 'factor.choose', factor: 'totp' } },
      { label: 'factor.choose code', event: { type: 'factor.choose', factor: 'code' } },
    ],
    'identifier.forget': [{ label: 'identifier.forget', event: { type: 'identifier.forget' } }],
    'account.switch': [{ label: 'account.switch', event: { type: 'account.switch' } }],
    'session.check': [{ label: 'session.check', event: { type: 'session.check' } }],
    cancel: [{ label: 'cancel', event: { type: 'cancel' } }],
    retry: [{ label: 'retry', event: { type: 'retry' } }],
    restart: [{ label: 'restart', event: { type: 'restart' } }],
  };
}

// ------------------------------------------------------------------------------------------------ outcomes
function answersTo({ src }: ChartCall, snapshot: LoginSnapshot): readonly ChartAnswer[] {
  return outcomesOf(src, snapshot).map((output) => ({ label: `${src}: ${name(output)}`, output }));
}

function outcomesOf(src: string, snapshot: LoginSnapshot): readonly Outcome[] {
  const { flow, flowId, input } = snapshot.context;
  const refresh = input.refresh === true;
  switch (src) {
    case 'openFlow':
      if (flowId !== null) return opensSecondFactor(snapshot) ? mailedFlowOutcomes(refresh) : knownFlowOutcomes(refresh);
      return newFlowOutcomes({ aal: opensSecondFactor(snapshot) ? 'aal2' : 'aal1', refresh, id: flow?.id === 'a' ? 'b' : 'a' });
    case 'submitFlow':
      return flow === null ? [{ kind: 'flowGone', why: 'unknown', replacement: null }] : submitOutcomes(flow);
    case 'askWhoami':
      return whoamiOutcomes;
    case 'signOut':
      return signOutOutcomes;
    default:
      throw new Error(`The alphabet knows no call "${src}".`);
  }
}

const opensSecondFactor = (snapshot: LoginSnapshot): boolean =>
  snapshot.matches('awaiting-TOTP') || snapshot.matches({ init: 'openingSecondFactor' }) || snapshot.matches({ password: 'steppingUp' });

/** Returns the kind of an outcome, with a detail if there are several of this kind. */
function name(outcome: Outcome): string {
  const { kind } = outcome;
  if (kind === 'flow') return `${outcome.flow.aal} form${outcome.flow.codeWasMailed ? ', a code was mailed' : ''}`;
  if (kind === 'signedIn') return `signedIn (${outcome.session.authenticator_assurance_level})`;
  return 'why' in outcome ? `${kind} (${outcome.why})` : kind;
}

// ------------------------------------------------------------------------------------------------ relevant context
/**
 * Returns the part of the context that later guards, delays or answers read, only as long as they do. If it omits too much, a path fails and an edge
 * is missing.
 */
function relevant(snapshot: LoginSnapshot): unknown {
  if (snapshot.status !== 'active') return null;
  const { input, flowId, firstFactorPassed, halfSession, restarts, failure, wait, secondsToWait } = snapshot.context;
  const always = [
    input.aal === 'aal2',
    input.refresh === true && [firstFactorPassed],
    input.loginChallenge !== undefined,
    input.requireSecondFactor === true,
    input.expectedOrigins !== undefined,
    halfSession,
    failure && [failure.requestState, failure.retryable, secondsToWait > 0],
    wait,
  ];
  // A sign-out clears the rest, and so does every action after a failure that cannot be retried.
  const isForgotten = isAt(snapshot, 'init.signingOut') || failure?.retryable === false;
  return isForgotten ? always : [...always, flowId !== null, toForm(snapshot), toTurns(restarts)];
}

/** Returns the current form. At `init` a new form replaces it, unless it has mailed a code and will be fetched. */
function toForm(snapshot: LoginSnapshot): unknown {
  const { flow, factors, resendIsCoolingDown } = snapshot.context;
  if (flow === null || (isAt(snapshot, 'init') && !(isAt(snapshot, 'init.checkingSession') && flow.codeWasMailed))) return null;
  return [flow.aal, flow.codeWasMailed, factors, isAt(snapshot, 'awaiting-TOTP') && resendIsCoolingDown];
}

/** Returns the remaining restarts before the limit: the fourth in a row, or the third CSRF mismatch. */
const toTurns = ({ total, csrf, isUnchecked }: LoginContext['restarts']): unknown => (total >= 3 ? 'none' : [total, csrf, isUnchecked]);

const isAt = ({ value, context }: LoginSnapshot, place: string): boolean =>
  (context.failure?.requestState ?? toPlace(value)).startsWith(place);

const toPlace = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value ?? {})
        .map(([step, inner]) => `${step}.${toPlace(inner)}`)
        .join();
