import type { Outcome } from '../kratos/outcome.ts';
import { cookiesSeemBlocked, isJudgement, isTurn } from './detours.ts';
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

/** A new outcome does not compile until it has a sentence, as a reason of its own. */
function toReason(kind: Outcome['kind'] | 'cancelled', from: Failure['from'], detours: LoginContext['detours']): Reason {
  if (isTurn(kind)) return kind === 'csrfMismatch' && cookiesSeemBlocked(detours) ? 'cookiesBlocked' : 'goingInCircles';
  // The session that the password opened a moment ago was not kept.
  if (kind === 'noSession' && from === 'password.steppingUp') return 'cookiesBlocked';
  return isJudgement(kind) || kind === 'noSession' || kind === 'leave' ? 'unexpected' : kind;
}

const toDetail = (outcome: Outcome | Cancelled): string =>
  ('errorId' in outcome && outcome.errorId) || ('why' in outcome && outcome.why) || outcome.kind;
