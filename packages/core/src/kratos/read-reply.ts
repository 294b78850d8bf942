import type { KratosResponse } from './kratos-call.ts';

/** What `readOutcome` needs of a `Response`. Reads its body; rejects when that breaks off, as `response.text()` does. */
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
