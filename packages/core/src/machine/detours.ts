import type { Outcome } from '../kratos/outcome.ts';
import type { Detours, LoginContext, ReplyEvent } from './login-context.ts';

type Turn = 'sessionChanged' | 'flowGone' | 'csrfMismatch';
type Judgement = 'flow' | 'rejected' | 'barred' | 'signedIn' | 'secondFactorDue';

const turns: readonly string[] = ['sessionChanged', 'flowGone', 'csrfMismatch'] satisfies readonly Turn[];
const judgements: readonly string[] = ['flow', 'rejected', 'barred', 'signedIn', 'secondFactorDue'] satisfies readonly Judgement[];

export const isTurn = (kind: string): kind is Turn => turns.includes(kind);
export const isJudgement = (kind: string): kind is Judgement => judgements.includes(kind);

export const noDetours: Detours = { all: 0, csrf: 0 };
/** The fourth detour in a row is one too many; of a CSRF mismatch already the second: then no cookie is kept, and nobody should type a password four times to learn it. */
const limit: Detours = { all: 4, csrf: 2 };

/** Counts an answer. Only a judgement by Kratos on something that was sent begins anew. */
export function countDetours({ detours: { all, csrf }, at }: Pick<LoginContext, 'detours' | 'at'>, { kind }: Outcome): Detours {
  if (isJudgement(kind) && at.endsWith('submitting')) return noDetours;
  return { all: isTurn(kind) ? Math.min(all + 1, limit.all) : all, csrf: kind === 'csrfMismatch' ? Math.min(csrf + 1, limit.csrf) : csrf };
}

/** The answer as the chart hears it. The cast says that each kind keeps its own outcome, which a template literal type cannot. */
export function toReply(outcome: Outcome, { all, csrf }: Detours): ReplyEvent {
  const inCircles = isTurn(outcome.kind) && (all === limit.all || csrf === limit.csrf);
  return { type: `reply.${inCircles ? 'inCircles' : outcome.kind}`, outcome } as ReplyEvent;
}

export const cookiesSeemBlocked = ({ csrf }: Detours): boolean => csrf === limit.csrf;
