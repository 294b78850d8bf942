import type { Outcome } from '../kratos/outcome.ts';
import type { Failure, LoginContext, LoginEvent, Reason, RequestState, Restarts } from './login-context.ts';
import { cookiesSeemBlocked, isRestart, isVerdict } from './restarts.ts';

/** Not retryable: Kratos would answer the same, or the flow is no longer valid. */
const final: readonly string[] = [
  'refused',
  'noUsableMethod',
  'noSecondFactor',
  'restartLimitReached',
  'cookiesBlocked',
  'cookiesTooLarge',
  'bad-address',
];

/** Maximum wait in milliseconds. A server may ask for hours, or a clock may be wrong; users can always retry after this time. */
const longestWait = 300_000;

/** The members that outcomes may have. */
interface Trouble {
  readonly kind: Outcome['kind'] | 'cancelled';
  readonly status?: number;
  readonly errorId?: string | null;
  readonly why?: string;
  readonly retryAfter?: number | null;
}

/** Whether Kratos accepts the session, and the account has no second factor for the form that was asked for. */
export const lacksSecondFactor = (event: LoginEvent, { halfSession }: LoginContext): boolean =>
  event.type === 'reply.noUsableMethod' && event.outcome.flow.aal === 'aal2' && halfSession !== 'confirmed';

export function toFailure(event: LoginEvent, context: LoginContext, requestState: RequestState): Failure {
  const { kind, status = null, errorId, why, retryAfter = null } = toTrouble(event);
  const reason = lacksSecondFactor(event, context)
    ? 'noSecondFactor'
    : why === 'headers-too-large'
      ? 'cookiesTooLarge'
      : toReason(kind, requestState, context.restarts);
  const detail = errorId || why || kind;
  return {
    reason,
    retryable: !final.includes(reason) && !final.includes(detail),
    requestState,
    retryAfter: retryAfter && Math.min(retryAfter, longestWait),
    status,
    detail,
  };
}

/** The rejection value is dropped, because it may contain the user's input. */
function toTrouble(event: LoginEvent): Trouble {
  if ('outcome' in event) return event.outcome;
  return event.type === 'cancel' ? { kind: 'cancelled' } : { kind: 'unexpected', why: 'rejected' };
}

/** A new outcome does not compile until it is a reason, and a reason needs a text. */
function toReason(kind: Trouble['kind'], requestState: RequestState, restarts: Restarts): Reason {
  if (isRestart(kind)) return kind === 'csrfMismatch' && cookiesSeemBlocked(restarts) ? 'cookiesBlocked' : 'restartLimitReached';
  // The browser did not keep the session cookie that the password had just set.
  if (kind === 'noSession' && requestState === 'password.steppingUp') return 'cookiesBlocked';
  return isVerdict(kind) || kind === 'noSession' || kind === 'redirectRequired' ? 'unexpected' : kind;
}
