import type { Outcome, OutcomeKind } from '../kratos/outcome.ts';
import type { Detours, LoginContext, ReplyEvent } from './login-context.ts';

const turns: readonly OutcomeKind[] = ['sessionChanged', 'flowGone', 'csrfMismatch'];
const judgements: readonly OutcomeKind[] = ['flow', 'rejected', 'barred', 'signedIn', 'secondFactorDue'];

export const noDetours: Detours = { all: 0, csrf: 0 };
/** The fourth detour in a row is one too many; of a CSRF mismatch already the second: then no cookie is kept, and nobody should type a password four times to learn it. */
const limit: Detours = { all: 4, csrf: 2 };

/** Counts an answer. Only a judgement by Kratos on something that was sent begins anew. */
export function countDetours({ detours: { all, csrf }, at }: Pick<LoginContext, 'detours' | 'at'>, { kind }: Outcome): Detours {
  if (!turns.includes(kind)) return judgements.includes(kind) && at.endsWith('submitting') ? noDetours : { all, csrf };
  return { all: Math.min(all + 1, limit.all), csrf: Math.min(csrf + (kind === 'csrfMismatch' ? 1 : 0), limit.csrf) };
}

/** The answer as the chart hears it. The cast says that each kind keeps its own outcome, which a template literal type cannot. */
export function toReply(outcome: Outcome, { all, csrf }: Detours): ReplyEvent {
  const inCircles = turns.includes(outcome.kind) && (all === limit.all || csrf === limit.csrf);
  return { type: inCircles ? 'reply.inCircles' : `reply.${outcome.kind}`, outcome } as ReplyEvent;
}

export const cookiesSeemBlocked = ({ csrf }: Detours): boolean => csrf === limit.csrf;
