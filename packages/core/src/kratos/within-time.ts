import type { Reply } from './call.ts';

/**
 * One limit over the request and its body, in milliseconds. An abort by the caller never settles. What it failed with stays here: it may carry the
 * request, and so what was typed.
 */
export async function withinTime<Answer>(
  timeout: number,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | Extract<Reply, string>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  const reply = await send(AbortSignal.any([signal, late.signal])).catch(() => (late.signal.aborted ? 'timedOut' : 'unreachable'));
  clearTimeout(timer);
  return signal.aborted ? new Promise<never>(() => {}) : reply;
}
