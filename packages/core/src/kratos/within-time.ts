import type { KratosReply } from './kratos-call.ts';

/**
 * Limits the time of a request and its body, in milliseconds. Default: 30 000. After an abort by the caller it never settles. It swallows the error, which
 * may contain the request and therefore the password.
 */
export async function withinTime<Answer>(
  timeout: number | undefined,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | Extract<KratosReply, string>> {
  const late = new AbortController();
  // A `fetch` of the host may ignore its signal.
  const ended = new Promise<'timedOut'>((resolve) => {
    late.signal.onabort = () => resolve('timedOut');
  });
  const end = (): void => late.abort();
  // A longer timer would fire at once, and so would one of a host without types that is no time.
  const timer = setTimeout(end, Math.min(timeout && timeout > 0 ? timeout : 30_000, 2 ** 31 - 1));
  if (signal.aborted) end();
  signal.addEventListener('abort', end); // Safari has `AbortSignal.any` since 17.4
  const begin = async (): Promise<Answer> => send(late.signal); // turns a synchronous throw into a rejection
  const reply = await Promise.race([ended, begin().catch((): 'unreachable' => 'unreachable')]);
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
  return signal.aborted ? new Promise<never>(() => {}) : reply;
}
