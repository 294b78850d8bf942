import type { Aal, Outcome, OutcomeKind } from '@kratos-login/core/read-outcome';
import { aFlow, aSession } from '@kratos-login/testing';

/** Returns an outcome of a kind. `aal` is the level of the current form. */
type Sample<Kind extends OutcomeKind> = (aal: Aal) => Extract<Outcome, { readonly kind: Kind }>;

/** A new outcome does not compile until it has a sample here. */
const samplesByKind = {
  flow: {
    'flow (aal1)': () => ({ kind: 'flow', flow: aFlow({ aal: 'aal1', id: 'new' }) }),
    'flow (aal2)': () => ({ kind: 'flow', flow: aFlow({ aal: 'aal2', id: 'new' }) }),
  },
  noUsableMethod: { noUsableMethod: (aal) => ({ kind: 'noUsableMethod', flow: { ...aFlow({ aal }), nodes: [] } }) },
  rejected: { rejected: (aal) => ({ kind: 'rejected', flow: aFlow({ aal }) }) },
  accountBlocked: {
    'accountBlocked (account-disabled)': () => ({ kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null }),
    'accountBlocked (address-not-verified)': (aal) => ({
      kind: 'accountBlocked',
      why: 'address-not-verified',
      flow: aFlow({ aal }),
      verification: null,
    }),
  },
  signedIn: {
    'signedIn (aal1)': () => ({ kind: 'signedIn', session: aSession('aal1'), redirectTo: null, continueWith: [] }),
    'signedIn (aal2)': () => ({ kind: 'signedIn', session: aSession('aal2'), redirectTo: null, continueWith: [] }),
  },
  secondFactorDue: { secondFactorDue: () => ({ kind: 'secondFactorDue' }) },
  redirectRequired: { redirectRequired: () => ({ kind: 'redirectRequired', url: 'https://app.example.com/callback' }) },
  sessionChanged: { sessionChanged: () => ({ kind: 'sessionChanged' }) },
  noSession: { noSession: () => ({ kind: 'noSession' }) },
  flowGone: {
    'flowGone (expired)': () => ({ kind: 'flowGone', why: 'expired', replacement: null }),
    'flowGone (unknown)': () => ({ kind: 'flowGone', why: 'unknown', replacement: null }),
    'flowGone (refused)': () => ({ kind: 'flowGone', why: 'refused', replacement: null }),
  },
  csrfMismatch: { csrfMismatch: () => ({ kind: 'csrfMismatch' }) },
  refused: { refused: () => ({ kind: 'refused', status: 400, errorId: 'self_service_flow_return_to_forbidden' }) },
  rateLimited: { rateLimited: () => ({ kind: 'rateLimited', retryAfter: 30_000 }) },
  unavailable: { unavailable: () => ({ kind: 'unavailable', retryAfter: 30_000 }) },
  serverError: { serverError: () => ({ kind: 'serverError', status: 500, errorId: null }) },
  unreachable: { unreachable: () => ({ kind: 'unreachable' }) },
  timedOut: { timedOut: () => ({ kind: 'timedOut' }) },
  unexpected: {
    unexpected: () => ({ kind: 'unexpected', status: 200, why: 'not-json' }),
    'unexpected (bad-address)': () => ({ kind: 'unexpected', status: 0, why: 'bad-address' }),
    'unexpected (headers-too-large)': () => ({ kind: 'unexpected', status: 431, why: 'headers-too-large' }),
  },
} as const satisfies { readonly [Kind in OutcomeKind]: Readonly<Record<string, Sample<Kind>>> };

type NamesOf<Each> = Each extends unknown ? keyof Each : never;
export type OutcomeName = NamesOf<(typeof samplesByKind)[OutcomeKind]>;

export const outcomeSamples = Object.assign({}, ...Object.values(samplesByKind)) as Readonly<Record<OutcomeName, Sample<OutcomeKind>>>;

export const outcomeNames = Object.keys(outcomeSamples) as readonly OutcomeName[];

/** Returns the name of an outcome in the tables. */
export function nameOutcome(outcome: Outcome): OutcomeName {
  switch (outcome.kind) {
    case 'flow':
      return `flow (${outcome.flow.aal})`;
    case 'signedIn':
      return outcome.session.authenticator_assurance_level === 'aal2' ? 'signedIn (aal2)' : 'signedIn (aal1)';
    case 'accountBlocked':
      return `accountBlocked (${outcome.why})`;
    case 'flowGone':
      return `flowGone (${outcome.why})`;
    case 'unexpected':
      return outcome.why === 'bad-address' || outcome.why === 'headers-too-large' ? `unexpected (${outcome.why})` : 'unexpected';
    default:
      return outcome.kind;
  }
}
