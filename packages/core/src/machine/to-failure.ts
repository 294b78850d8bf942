import type { Outcome } from '../kratos/outcome.ts';
import { cookiesSeemBlocked } from './detours.ts';
import type { Failure, LoginContext, LoginEvent, Reason } from './login-context.ts';

/** Asking again cannot help: the answer would be the same, or the flow in hand is dead. */
const final: readonly string[] = ['refused', 'nothingOffered', 'goingInCircles', 'cookiesBlocked', 'bad-address'];

interface Cancelled {
  readonly kind: 'cancelled';
}

export function toFailure(event: LoginEvent, { detours, at: from }: LoginContext): Failure {
  const outcome: Outcome | Cancelled = 'outcome' in event ? event.outcome : { kind: 'cancelled' };
  const reason = toReason(outcome.kind, from, detours);
  const detail = toDetail(outcome);
  return {
    reason,
    retryable: !final.includes(reason) && !final.includes(detail),
    from,
    retryAfter: outcome.kind === 'busy' ? outcome.retryAfter : null,
    status: 'status' in outcome ? outcome.status : null,
    detail,
  };
}

/** A new outcome does not compile until somebody has thought about it here. */
function toReason(kind: Outcome['kind'] | 'cancelled', from: Failure['from'], detours: LoginContext['detours']): Reason {
  switch (kind) {
    case 'sessionChanged':
    case 'flowGone':
    case 'csrfMismatch':
      return kind === 'csrfMismatch' && cookiesSeemBlocked(detours) ? 'cookiesBlocked' : 'goingInCircles';
    case 'noSession': // the session that the password opened a moment ago was not kept
      return from === 'password.steppingUp' ? 'cookiesBlocked' : 'unexpected';
    case 'flow':
    case 'rejected':
    case 'barred':
    case 'signedIn':
    case 'secondFactorDue':
    case 'leave':
      return 'unexpected';
    default:
      return kind;
  }
}

const toDetail = (outcome: Outcome | Cancelled): string =>
  ('errorId' in outcome && outcome.errorId) || ('why' in outcome && outcome.why) || outcome.kind;
