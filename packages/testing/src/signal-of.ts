/**
 * What breaks a call of `fetch` off: the signal of whoever calls. That of a `Request` made from the same arguments follows it only as long as somebody
 * holds that request.
 */
export const signalOf = (input: RequestInfo | URL, init: RequestInit | undefined): AbortSignal | null =>
  init?.signal ?? (input instanceof Request ? input.signal : null);
