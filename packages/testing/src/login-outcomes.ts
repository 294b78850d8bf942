import type { Session } from '@kratos-login/core';
import type {
  Aal,
  FlowNode,
  LoginFlow,
  OpenOutcome,
  Outcome,
  OutcomeOf,
  SignOutOutcome,
  WhoamiOutcome,
} from '@kratos-login/core/read-outcome';
import type { ChartAnswer } from 'xstate-paths';

/** Options of {@link aFlow}. */
export interface FlowOptions {
  /** The level of the flow. */
  readonly aal: Aal;
  /** Whether the flow confirms a session. */
  readonly refresh?: boolean;
  /** Whether a code was mailed. Then the form shows no other method. */
  readonly codeWasMailed?: boolean;
  /** The id. A new form has another id than the previous one, and the answer to a submission keeps it. Default: `'a'`. */
  readonly id?: string;
}

export const anAddress = 'ann@example.com';
export const aProvider = 'github';

const node = (name: string, group: string, type: string, value = ''): FlowNode => ({ name, group, type, value, label: null, messages: [] });

const firstNodes = [
  node('identifier', 'default', 'text'),
  node('password', 'password', 'password'),
  node('provider', 'oidc', 'submit', aProvider),
];
const secondNodes = [
  node('totp_code', 'totp', 'text'),
  node('lookup_secret', 'lookup_secret', 'text'),
  node('address', 'code', 'submit', anAddress),
];
const mailedNodes = [
  node('code', 'code', 'text'),
  node('identifier', 'code', 'hidden', anAddress),
  node('resend', 'code', 'submit', 'code'),
  node('address', 'code', 'submit', anAddress),
];

/** Returns a flow of ten minutes: with a password and a provider, or with second factors. */
export function aFlow({ aal, refresh = false, codeWasMailed = false, id = 'a' }: FlowOptions): LoginFlow {
  return {
    id,
    aal,
    refresh,
    codeWasMailed,
    lifetime: 600_000,
    action: `https://auth.example.com/self-service/login?flow=${id}`,
    messages: [],
    nodes: aal === 'aal1' ? firstNodes : codeWasMailed ? mailedNodes : secondNodes,
  };
}

/** Returns an active session with one or two factors. */
export const aSession = (aal: Aal): Session => ({ id: `session-${aal}`, active: true, authenticator_assurance_level: aal });

const signedIn = (aal: Aal): OutcomeOf<'signedIn'> => ({ kind: 'signedIn', session: aSession(aal), redirectTo: null, continueWith: [] });
const gone = (why: OutcomeOf<'flowGone'>['why']): OutcomeOf<'flowGone'> => ({ kind: 'flowGone', why, replacement: null });

/** Outcomes that any call can have. */
const troubles: readonly OutcomeOf<
  'refused' | 'rateLimited' | 'unavailable' | 'serverError' | 'unreachable' | 'timedOut' | 'unexpected'
>[] = [
  { kind: 'unreachable' },
  { kind: 'timedOut' },
  { kind: 'rateLimited', retryAfter: null },
  { kind: 'rateLimited', retryAfter: 2_000 },
  { kind: 'unavailable', retryAfter: 2_000 },
  { kind: 'serverError', status: 500, errorId: null },
  { kind: 'unexpected', status: 200, why: 'not-json' },
  { kind: 'unexpected', status: 0, why: 'bad-address' },
  { kind: 'unexpected', status: 431, why: 'headers-too-large' },
  { kind: 'refused', status: 400, errorId: null },
];

/** Outcomes of opening a new flow. */
export const newFlowOutcomes = (traits: FlowOptions): readonly OpenOutcome[] => [
  { kind: 'flow', flow: aFlow(traits) },
  ...(traits.aal === 'aal2' ? [{ kind: 'flow', flow: aFlow({ ...traits, codeWasMailed: true }) } as const] : []),
  { kind: 'noUsableMethod', flow: { ...aFlow(traits), nodes: [] } },
  { kind: 'sessionChanged' },
  { kind: 'noSession' },
  ...troubles,
];

/** Outcomes of fetching the initial flow, which can have any level. */
export const knownFlowOutcomes = (refresh = false): readonly OpenOutcome[] => [
  { kind: 'flow', flow: aFlow({ aal: 'aal1', refresh }) },
  { kind: 'flow', flow: aFlow({ aal: 'aal2', refresh }) },
  { kind: 'noUsableMethod', flow: { ...aFlow({ aal: 'aal1', refresh }), nodes: [] } },
  gone('expired'),
  gone('unknown'),
  { kind: 'csrfMismatch' },
  ...troubles,
];

/** Outcomes of fetching the flow that has mailed a code. */
export const mailedFlowOutcomes = (refresh = false): readonly OpenOutcome[] => [
  { kind: 'flow', flow: aFlow({ aal: 'aal2', refresh, codeWasMailed: true, id: 'mailed' }) },
  gone('expired'),
  gone('unknown'),
  { kind: 'csrfMismatch' },
  ...troubles,
];

/** Outcomes of submitting this form. */
export const submitOutcomes = (flow: LoginFlow): readonly Outcome[] => [
  { kind: 'rejected', flow },
  { kind: 'flow', flow },
  { kind: 'flow', flow: flow.aal === 'aal1' ? aFlow({ aal: 'aal2', id: `${flow.id}-2` }) : aFlow({ ...flow, codeWasMailed: true }) },
  { kind: 'noUsableMethod', flow: { ...flow, nodes: [] } },
  { kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null },
  { kind: 'accountBlocked', why: 'address-not-verified', flow, verification: null },
  signedIn('aal2'),
  signedIn('aal1'),
  { kind: 'secondFactorDue' },
  { kind: 'redirectRequired', url: 'https://github.com/login/oauth/authorize' },
  { kind: 'sessionChanged' },
  { kind: 'noSession' },
  gone('expired'),
  gone('unknown'),
  gone('refused'),
  { kind: 'csrfMismatch' },
  ...troubles,
];

/** Outcomes of `whoami`. */
export const whoamiOutcomes: readonly WhoamiOutcome[] = [
  signedIn('aal2'),
  signedIn('aal1'),
  { kind: 'secondFactorDue' },
  { kind: 'noSession' },
  ...troubles,
];

/** Outcomes of a sign-out. */
export const signOutOutcomes: readonly SignOutOutcome[] = [{ kind: 'noSession' }, ...troubles];

/** Returns the outcome of an answer. `null` for a call that rejects. */
export const outcomeOf = (answer: ChartAnswer): Outcome | null => ('output' in answer ? (answer.output as Outcome) : null);
