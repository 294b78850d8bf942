import type { KratosReply } from './kratos-call.ts';

/**
 * One limit over the request and its body, in milliseconds. An abort by the caller never settles. What it failed with stays here: it may carry the
 * request, and so what was typed.
 */
export async function withinTime<Answer>(
  timeout: number,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | Extract<KratosReply, string>> {
  const late = new AbortController();
  const end = (): void => late.abort();
  const timer = setTimeout(end, Math.min(timeout, 2 ** 31 - 1)); // one beyond would be over at once
  if (signal.aborted) end();
  signal.addEventListener('abort', end); // `AbortSignal.any` came to Safari with 17.4
  const begin = async (): Promise<Answer> => send(late.signal); // what throws at once rejects, too
  const reply = await begin().catch(() => (late.signal.aborted ? 'timedOut' : 'unreachable'));
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
  return signal.aborted ? new Promise<never>(() => {}) : reply;
}
