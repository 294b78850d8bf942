import type { Outcome } from '../kratos/outcome.ts';
import { cookiesSeemBlocked, isJudgement, isTurn } from './detours.ts';
import type { Failure, LoginContext, LoginEvent, Reason } from './login-context.ts';

/** Asking again cannot help: the answer would be the same, or the flow in hand is dead. */
const final: readonly string[] = ['refused', 'nothingOffered', 'goingInCircles', 'cookiesBlocked', 'cookiesTooLarge', 'bad-address'];

/** In milliseconds. A server may ask for hours, or its clock or ours be wrong: nobody is kept from asking again for longer. */
const longestWait = 300_000;

/** As much as outcomes have in common. */
interface Trouble {
  readonly kind: Outcome['kind'] | 'cancelled';
  readonly status?: number;
  readonly errorId?: string | null;
  readonly why?: string;
  readonly retryAfter?: number | null;
}

export function toFailure(event: LoginEvent, { detours, at: from }: LoginContext): Failure {
  const trouble: Trouble = 'outcome' in event ? event.outcome : { kind: 'cancelled' };
  const { kind, status = null, errorId, why, retryAfter = null } = trouble;
  const reason = why === 'headers-too-large' ? 'cookiesTooLarge' : toReason(kind, from, detours);
  const detail = errorId || why || kind;
  return {
    reason,
    retryable: !final.includes(reason) && !final.includes(detail),
    from,
    retryAfter: retryAfter && Math.min(retryAfter, longestWait),
    status,
    detail,
  };
}

/** A new outcome does not compile until it has a sentence, as a reason of its own. */
function toReason(kind: Trouble['kind'], from: Failure['from'], detours: LoginContext['detours']): Reason {
  if (isTurn(kind)) return kind === 'csrfMismatch' && cookiesSeemBlocked(detours) ? 'cookiesBlocked' : 'goingInCircles';
  // The session that the password opened a moment ago was not kept.
  if (kind === 'noSession' && from === 'password.steppingUp') return 'cookiesBlocked';
  return isJudgement(kind) || kind === 'noSession' || kind === 'leave' ? 'unexpected' : kind;
}
