import type { OutcomeKind } from '../kratos/outcome.ts';
import type { Failure, LoginContext, LoginEvent, Reason, RequestState, Restarts } from './login-context.ts';
import { cookiesSeemBlocked, isRestart, isVerdict } from './restarts.ts';

/** Not retryable: Kratos would answer the same, or the flow is no longer valid. */
export const finalReasons: readonly string[] = [
  'refused',
  'noUsableMethod',
  'noSecondFactor',
  'restartLimitReached',
  'cookiesBlocked',
  'cookiesTooLarge',
  'bad-address',
];

/** Maximum wait in milliseconds. A server may ask for hours, or a clock may be wrong; users can always retry after this time. */
export const longestWait = 300_000;

/** What went wrong: an outcome, with the members that outcomes may have, or why there is none. */
interface Trouble<Kind extends string> {
  readonly kind: Kind | 'unexpected' | 'cancelled';
  readonly status?: number;
  readonly errorId?: string | null;
  readonly why?: string;
  readonly retryAfter?: number | null;
}

/** Whether Kratos accepts the session, and the account has no second factor for the form that was asked for. */
export const lacksSecondFactor = (event: LoginEvent, { halfSession }: LoginContext): boolean =>
  event.type === 'reply.noUsableMethod' && event.outcome.flow.aal === 'aal2' && halfSession !== 'confirmed';

export function toFailure(event: LoginEvent, context: LoginContext, requestState: RequestState): Failure {
  const { kind, status = null, errorId, why, retryAfter = null } = toTrouble<OutcomeKind>(event);
  const reason = lacksSecondFactor(event, context)
    ? 'noSecondFactor'
    : why === 'headers-too-large'
      ? 'cookiesTooLarge'
      : toReason(kind, requestState, context.restarts);
  const detail = errorId || why || kind;
  return {
    reason,
    retryable: !finalReasons.includes(reason) && !finalReasons.includes(detail),
    requestState,
    retryAfter: retryAfter && Math.min(retryAfter, longestWait),
    status,
    detail,
  };
}

/** Reads what went wrong from an event. The rejection value is dropped, because it may contain the user's input. */
export function toTrouble<Kind extends string>(event: { readonly type: string } | { readonly outcome: Trouble<Kind> }): Trouble<Kind> {
  if ('outcome' in event) return event.outcome;
  return event.type === 'cancel' ? { kind: 'cancelled' } : { kind: 'unexpected', why: 'rejected' };
}

/** A new outcome does not compile until it is a reason, and a reason needs a text. */
function toReason(kind: OutcomeKind | 'cancelled', requestState: RequestState, restarts: Restarts): Reason {
  if (isRestart(kind)) return kind === 'csrfMismatch' && cookiesSeemBlocked(restarts) ? 'cookiesBlocked' : 'restartLimitReached';
  // The browser did not keep the session cookie that the password had just set.
  if (kind === 'noSession' && requestState === 'password.steppingUp') return 'cookiesBlocked';
  return isVerdict(kind) || kind === 'noSession' || kind === 'redirectRequired' ? 'unexpected' : kind;
}
