import { finalReasons, longestWait, toTrouble } from '../machine/to-failure.ts';
import type {
  SecondFactorContext,
  SecondFactorEvent,
  SecondFactorFailure,
  SecondFactorReason,
  SettingsRequestState,
} from './second-factor-context.ts';
import { csrfLimit } from './settings-restarts.ts';

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
    retryable: !finalReasons.includes(reason) && !finalReasons.includes(detail),
    requestState,
    retryAfter: retryAfter && Math.min(retryAfter, longestWait),
    status,
    detail,
  };
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
