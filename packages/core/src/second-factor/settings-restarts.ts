import type { SecondFactorContext, SettingsReplyEvent } from './second-factor-context.ts';

/** The outcome of a request, and the state that made it. */
export type SettingsReply = Pick<SettingsReplyEvent, 'outcome' | 'requestState'>;

type Counts = SecondFactorContext['restarts'];

/** These outcomes make the machine open another flow or show the login, and try again. */
const restarts: readonly string[] = ['flowGone', 'csrfMismatch', 'refreshRequired', 'secondFactorDue'];
/** Kratos has checked a change, so the counts begin again. */
const verdicts: readonly string[] = ['settings', 'saved', 'rejected'];

/** The fourth restart in a row exceeds the limit. The third CSRF mismatch means that cookies are blocked. */
const totalLimit = 4;
export const csrfLimit = 3;

/** No restart yet. */
export const noSettingsRestarts: Counts = { total: 0, csrf: 0 };

/** Counts a reply. The counts are reset only when Kratos has checked a change. */
export function countSettingsRestarts(counts: Counts, { outcome: { kind }, requestState }: SettingsReply): Counts {
  if (verdicts.includes(kind) && requestState !== 'loading') return noSettingsRestarts;
  if (!restarts.includes(kind)) return counts;
  return { total: Math.min(counts.total + 1, totalLimit), csrf: Math.min(counts.csrf + (kind === 'csrfMismatch' ? 1 : 0), csrfLimit) };
}

/** Creates the event of a reply. The cast states that each kind keeps its outcome, which a template literal type cannot express. */
export function toSettingsReplyEvent(reply: SettingsReply, { total, csrf }: Counts): SettingsReplyEvent {
  const { kind } = reply.outcome;
  const limitReached = restarts.includes(kind) && (total === totalLimit || csrf === csrfLimit);
  return { type: `reply.${limitReached ? 'restartLimitReached' : kind}`, ...reply } as SettingsReplyEvent;
}
