import type { OutcomeName } from './outcome-samples.ts';

/** What an outcome says, and what it asks for, whoever the client is. `null`: no reply comes to it. */
export const outcomeMeanings: Readonly<Record<OutcomeName, { readonly means: string; readonly todo: string } | null>> = {
  'flow (aal1)': { means: 'a form for the first factor: a new one, or the next part of this one', todo: 'show it' },
  'flow (aal2)': { means: 'a form for the second factor', todo: 'show it, and post the code to this flow' },
  noUsableMethod: { means: 'a form without one way to go on', todo: 'say so; show no empty form' },
  rejected: { means: 'what was typed was looked at and refused', todo: 'show the messages; typing can mend it' },
  'accountBlocked (account-disabled)': { means: 'right password, disabled account', todo: 'say so' },
  'accountBlocked (address-not-verified)': { means: 'right password, unverified address', todo: 'say so, and lead to the verification' },
  'signedIn (aal1)': { means: 'a session with one factor', todo: 'go on, or ask for more where your own rules do' },
  'signedIn (aal2)': { means: 'a session with two factors', todo: 'go on' },
  secondFactorDue: { means: 'half signed in', todo: 'open a flow with `aal=aal2`, as JSON' },
  redirectRequired: { means: 'the login goes on elsewhere', todo: 'let the browser go to `redirect_browser_to`' },
  sessionChanged: { means: 'the session is not what this request took for granted', todo: 'ask `whoami`' },
  noSession: { means: 'nobody is signed in (any more)', todo: 'begin with the first factor' },
  'flowGone (expired)': { means: 'this flow has run out', todo: 'open a new one with your own parameters; say that it took too long' },
  'flowGone (unknown)': { means: 'this flow is unknown, or was cleaned up', todo: 'open a new one' },
  'flowGone (refused)': { means: 'this flow does not take that', todo: 'open a new one: it shows what is left' },
  csrfMismatch: { means: 'cookie and flow do not belong together', todo: 'open a new flow once; then say that cookies are blocked' },
  refused: { means: 'Kratos says no, and asking again does not help', todo: 'a mistake in the configuration or in the client' },
  rateLimited: { means: 'too many requests', todo: 'wait' },
  unavailable: { means: 'out of service for a while', todo: 'say so, and wait' },
  serverError: { means: 'trouble behind it', todo: 'offer to try again' },
  unreachable: { means: 'no reply at all', todo: 'offer to try again, by hand' },
  timedOut: { means: 'no reply in time', todo: 'offer to try again' },
  unexpected: { means: 'nothing that Kratos answers there', todo: 'check the address and the headers; offer to try again' },
  'unexpected (bad-address)': null,
  'unexpected (headers-too-large)': {
    means: 'the request had more header fields than a server accepts: too many cookies',
    todo: 'ask for cookies to be deleted',
  },
};
