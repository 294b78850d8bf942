import type { LoginEvent, LoginOutput } from './login-context.ts';

/** The browser must go there, and the host sends it. */
export const leavingFor = (redirectTo: string | null): LoginOutput => ({ how: 'leave', session: null, redirectTo, continueWith: [] });

export function toResult(event: LoginEvent): LoginOutput | null {
  if (event.type === 'reply.leave') return leavingFor(event.outcome.url);
  if (event.type !== 'reply.signedIn') return null;
  const { session, redirectTo, continueWith } = event.outcome;
  return { how: event.from === 'init.asking' ? 'was-signed-in' : 'signed-in', session, redirectTo, continueWith };
}
