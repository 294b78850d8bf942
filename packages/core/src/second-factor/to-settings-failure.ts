import type {
  SecondFactorContext,
  SecondFactorEvent,
  SecondFactorFailure,
  SecondFactorReason,
  SettingsRequestState,
} from './second-factor-context.ts';
import type { SettingsOutcomeKind } from './settings-outcome.ts';
import { csrfLimit } from './settings-restarts.ts';

/** Not retryable: Kratos would answer the same. */
const final: readonly string[] = ['refused', 'restartLimitReached', 'cookiesBlocked', 'cookiesTooLarge', 'bad-address'];

/** Maximum wait in milliseconds. A server may ask for hours, or a clock may be wrong. */
const longestWait = 300_000;

/** The members that outcomes may have. */
interface Trouble {
  readonly kind: SettingsOutcomeKind | 'cancelled';
  readonly status?: number;
  readonly errorId?: string | null;
  readonly why?: string;
  readonly retryAfter?: number | null;
}

/** Says why the machine stops. */
export function toSettingsFailure(
  event: SecondFactorEvent,
  { restarts }: SecondFactorContext,
  requestState: SettingsRequestState,
): SecondFactorFailure {
  const { kind, status = null, errorId, why, retryAfter = null } = toTrouble(event);
  const isRestartLimit = event.type === 'reply.restartLimitReached';
  const reason = isRestartLimit
    ? restarts.csrf === csrfLimit
      ? 'cookiesBlocked'
      : 'restartLimitReached'
    : why === 'headers-too-large'
      ? 'cookiesTooLarge'
      : toReason(kind);
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
function toTrouble(event: SecondFactorEvent): Trouble {
  if ('outcome' in event) return event.outcome;
  return event.type === 'cancel' ? { kind: 'cancelled' } : { kind: 'unexpected', why: 'rejected' };
}

const reasons: readonly string[] = [
  'refused',
  'rateLimited',
  'unavailable',
  'serverError',
  'unreachable',
  'timedOut',
  'cancelled',
] satisfies readonly SecondFactorReason[];

/** An outcome of a state that does not expect it is `unexpected`. */
const toReason = (kind: string): SecondFactorReason => (reasons.includes(kind) ? (kind as SecondFactorReason) : 'unexpected');
