import type { OutcomeName } from './outcome-samples.ts';

/** The meaning of each outcome, and what any client should do. `null` if no reply has that outcome. */
export const outcomeMeanings: Readonly<Record<OutcomeName, { readonly means: string; readonly todo: string } | null>> = {
  'flow (aal1)': { means: 'a form for the first factor: a new one, or the next part of this one', todo: 'show it' },
  'flow (aal2)': { means: 'a form for the second factor', todo: 'show it, and post the code to this flow' },
  noUsableMethod: { means: 'a form without a usable method', todo: 'say so, and show no empty form' },
  rejected: { means: 'Kratos checked the input and refused it', todo: 'show the messages, so that the user can correct the input' },
  'accountBlocked (account-disabled)': { means: 'right password, disabled account', todo: 'say so' },
  'accountBlocked (address-not-verified)': { means: 'right password, unverified address', todo: 'say so, and link to the verification' },
  'signedIn (aal1)': { means: 'a session with one factor', todo: 'continue, or ask for a second factor if your own rules require it' },
  'signedIn (aal2)': { means: 'a session with two factors', todo: 'continue' },
  secondFactorDue: { means: 'the session is insufficient: the second factor is due', todo: 'open a flow with `aal=aal2`, as JSON' },
  redirectRequired: { means: 'the login continues on another page', todo: 'navigate the browser to `redirect_browser_to`' },
  sessionChanged: { means: 'the session has changed since the flow was opened', todo: 'call `whoami`' },
  noSession: { means: 'no user is signed in, or the session has ended', todo: 'begin with the first factor' },
  'flowGone (expired)': { means: 'the flow has expired', todo: 'open a new one with your own parameters, and say that it took too long' },
  'flowGone (unknown)': { means: 'the flow is unknown, or was deleted by a clean-up', todo: 'open a new one' },
  'flowGone (refused)': { means: 'the flow does not accept this submission', todo: 'open a new one, which offers the remaining methods' },
  csrfMismatch: { means: 'cookie and flow do not match', todo: 'open a new flow once, then say that cookies are blocked' },
  refused: { means: 'Kratos refuses, and a retry does not help', todo: 'correct the configuration or the client' },
  rateLimited: { means: 'too many requests', todo: 'wait' },
  unavailable: { means: 'temporarily out of service', todo: 'say so, and wait' },
  serverError: { means: 'a server error', todo: 'offer a retry' },
  unreachable: { means: 'no reply', todo: 'offer a manual retry' },
  timedOut: { means: 'no reply in time', todo: 'offer a retry' },
  unexpected: { means: 'a reply that Kratos never sends here', todo: 'check the address and the headers, and offer a retry' },
  'unexpected (bad-address)': null,
  'unexpected (headers-too-large)': {
    means: 'the request headers are larger than a server accepts, because of too many cookies',
    todo: 'ask the user to delete the cookies',
  },
};
