import type { ReplyEvent, Restarts } from './login-context.ts';

type RestartOutcome = 'sessionChanged' | 'flowGone' | 'csrfMismatch';
type SubmissionVerdict = 'flow' | 'rejected' | 'accountBlocked' | 'signedIn' | 'secondFactorDue';

const restartOutcomes: readonly string[] = ['sessionChanged', 'flowGone', 'csrfMismatch'] satisfies readonly RestartOutcome[];
const verdicts: readonly string[] = [
  'flow',
  'rejected',
  'accountBlocked',
  'signedIn',
  'secondFactorDue',
] satisfies readonly SubmissionVerdict[];

export const isRestart = (kind: string): kind is RestartOutcome => restartOutcomes.includes(kind);
export const isVerdict = (kind: string): kind is SubmissionVerdict => verdicts.includes(kind);

export const noRestarts: Restarts = { total: 0, csrf: 0, isUnchecked: false };
/** The fourth restart in a row exceeds the limit. The third CSRF mismatch means that cookies are blocked: the page resubmits once, the user once. */
const limit = { total: 4, csrf: 3 };

/** The outcome of a request, and the state that made it. */
export type Reply = Pick<ReplyEvent, 'outcome' | 'requestState'>;

/** Counts a reply. The counts are reset only when Kratos has checked a submission. */
export function countRestarts(restarts: Restarts, { outcome: { kind }, requestState }: Reply): Restarts {
  if (isVerdict(kind) && requestState.endsWith('submitting')) return noRestarts;
  if (!isRestart(kind)) return restarts;
  const { total, csrf } = restarts;
  return { ...restarts, total: Math.min(total + 1, limit.total), csrf: Math.min(csrf + (kind === 'csrfMismatch' ? 1 : 0), limit.csrf) };
}

/** Creates the event of a reply. The cast states that each kind keeps its outcome, which a template literal type cannot express. */
export function toReplyEvent(reply: Reply, { total, csrf }: Restarts): ReplyEvent {
  const { kind } = reply.outcome;
  const restartLimitReached = isRestart(kind) && (total === limit.total || csrf === limit.csrf);
  return { type: `reply.${restartLimitReached ? 'restartLimitReached' : kind}`, ...reply } as ReplyEvent;
}

export const cookiesSeemBlocked = ({ csrf }: Restarts): boolean => csrf === limit.csrf;
