import type { KratosResponse } from './kratos-call.ts';

/** Reads a `Response` for `readOutcome`, with its body. Rejects when the body breaks off, as `response.text()` does. */
export async function readReply(response: Response): Promise<KratosResponse> {
  return {
    status: response.status,
    text: await response.text(),
    redirected: response.redirected || response.type === 'opaqueredirect',
    retryAfter: response.headers.get('Retry-After'),
    date: response.headers.get('Date'),
    at: Date.now(),
  };
}
