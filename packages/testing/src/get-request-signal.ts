/**
 * Returns the signal that aborts a call of `fetch`: the caller's own. The signal of a `Request` follows it only until that request is garbage-collected.
 */
export const getRequestSignal = (input: RequestInfo | URL, init: RequestInit | undefined): AbortSignal | null =>
  init?.signal ?? (input instanceof Request ? input.signal : null);
