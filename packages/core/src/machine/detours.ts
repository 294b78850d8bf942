import type { Outcome } from '../kratos/outcome.ts';
import type { Detours, LoginContext, ReplyEvent } from './login-context.ts';

type Turn = 'sessionChanged' | 'flowGone' | 'csrfMismatch';
type Judgement = 'flow' | 'rejected' | 'barred' | 'signedIn' | 'secondFactorDue';

const turns: readonly string[] = ['sessionChanged', 'flowGone', 'csrfMismatch'] satisfies readonly Turn[];
const judgements: readonly string[] = ['flow', 'rejected', 'barred', 'signedIn', 'secondFactorDue'] satisfies readonly Judgement[];

export const isTurn = (kind: string): kind is Turn => turns.includes(kind);
export const isJudgement = (kind: string): kind is Judgement => judgements.includes(kind);

export const noDetours: Detours = { all: 0, csrf: 0, unjudged: false };
/** The fourth restart in a row exceeds the limit. The third CSRF mismatch means that cookies are blocked: the page resubmits once, the user once. */
const limit = { all: 4, csrf: 3 };

/** Counts a reply. The counts are reset only when Kratos has checked a submission. */
export function countDetours({ detours, at }: Pick<LoginContext, 'detours' | 'at'>, { kind }: Outcome): Detours {
  if (isJudgement(kind) && at.endsWith('submitting')) return noDetours;
  if (!isTurn(kind)) return detours;
  const { all, csrf } = detours;
  return { ...detours, all: Math.min(all + 1, limit.all), csrf: Math.min(csrf + (kind === 'csrfMismatch' ? 1 : 0), limit.csrf) };
}

/** The answer as the chart hears it. The cast says that each kind keeps its own outcome, which a template literal type cannot. */
export function toReply(outcome: Outcome, { all, csrf }: Detours): ReplyEvent {
  const inCircles = isTurn(outcome.kind) && (all === limit.all || csrf === limit.csrf);
  return { type: `reply.${inCircles ? 'inCircles' : outcome.kind}`, outcome } as ReplyEvent;
}

export const cookiesSeemBlocked = ({ csrf }: Detours): boolean => csrf === limit.csrf;
