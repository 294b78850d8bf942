import type { Outcome } from '../kratos/outcome.ts';
import type { LoginContext, ReplyEvent, Restarts } from './login-context.ts';

type RestartOutcome = 'sessionChanged' | 'flowGone' | 'csrfMismatch';
type SubmissionVerdict = 'flow' | 'rejected' | 'accountBlocked' | 'signedIn' | 'secondFactorDue';

const turns: readonly string[] = ['sessionChanged', 'flowGone', 'csrfMismatch'] satisfies readonly RestartOutcome[];
const judgements: readonly string[] = [
  'flow',
  'rejected',
  'accountBlocked',
  'signedIn',
  'secondFactorDue',
] satisfies readonly SubmissionVerdict[];

export const isRestart = (kind: string): kind is RestartOutcome => turns.includes(kind);
export const isVerdict = (kind: string): kind is SubmissionVerdict => judgements.includes(kind);

export const noRestarts: Restarts = { total: 0, csrf: 0, isUnchecked: false };
/** The fourth restart in a row exceeds the limit. The third CSRF mismatch means that cookies are blocked: the page resubmits once, the user once. */
const limit = { total: 4, csrf: 3 };

/** Counts a reply. The counts are reset only when Kratos has checked a submission. */
export function countRestarts({ restarts, requestState }: Pick<LoginContext, 'restarts' | 'requestState'>, { kind }: Outcome): Restarts {
  if (isVerdict(kind) && requestState.endsWith('submitting')) return noRestarts;
  if (!isRestart(kind)) return restarts;
  const { total, csrf } = restarts;
  return { ...restarts, total: Math.min(total + 1, limit.total), csrf: Math.min(csrf + (kind === 'csrfMismatch' ? 1 : 0), limit.csrf) };
}

/** The answer as the chart hears it. The cast says that each kind keeps its own outcome, which a template literal type cannot. */
export function toReplyEvent(outcome: Outcome, { total, csrf }: Restarts): ReplyEvent {
  const restartLimitReached = isRestart(outcome.kind) && (total === limit.total || csrf === limit.csrf);
  return { type: `reply.${restartLimitReached ? 'restartLimitReached' : outcome.kind}`, outcome } as ReplyEvent;
}

export const cookiesSeemBlocked = ({ csrf }: Restarts): boolean => csrf === limit.csrf;
