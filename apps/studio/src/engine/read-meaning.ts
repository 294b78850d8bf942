import { readOutcome } from '@kratos-login/core/read-outcome';
import { readSettingsOutcome } from '@kratos-login/core/second-factor';
import type { Call } from './call-of.ts';

type Reply = Parameters<typeof readOutcome>[1];

/** What a reply means: the kind of its outcome, and one sentence for people. */
export interface Meaning {
  readonly outcome: string | null;
  readonly meaning: string;
}

/** Reads a reply as the client does. */
export function readMeaning(called: Call, reply: Reply): Meaning {
  if (called.of === 'other') return { outcome: null, meaning: 'A request that is not part of the login.' };
  if (called.of === 'settings') {
    const outcome = readSettingsOutcome(called.call, reply);
    if (outcome.kind === 'flowGone' && outcome.why === 'expired') return expired;
    return { outcome: outcome.kind, meaning: settingsSentences[outcome.kind] ?? toSentence(outcome.kind) };
  }
  const { call } = called;
  const outcome = readOutcome(call, reply);
  if (call.name === 'signOut' && call.part === 'begin' && outcome.kind === 'unexpected' && isLogout(reply))
    return { outcome: null, meaning: 'The address that signs out.' };
  if (outcome.kind === 'flow' || outcome.kind === 'rejected') {
    const isSecond = outcome.flow.aal === 'aal2';
    if (outcome.kind === 'flow')
      return {
        outcome: 'flow',
        meaning: isSecond
          ? 'The second flow: it has another id and another CSRF token, and asks for the code.'
          : 'A new flow: it has an id, a CSRF token, and the fields to fill in.',
      };
    return {
      outcome: 'rejected',
      meaning: isSecond
        ? 'The code is wrong. The same flow takes another one.'
        : 'Kratos refused the input. The same flow takes another try.',
    };
  }
  if (outcome.kind === 'signedIn')
    return {
      outcome: 'signedIn',
      meaning:
        outcome.session.authenticator_assurance_level === 'aal2'
          ? 'Signed in with two factors: there is a session.'
          : 'Signed in with one factor: there is a session.',
    };
  if (outcome.kind === 'secondFactorDue')
    return {
      outcome: 'secondFactorDue',
      meaning:
        call.name === 'submit' ? 'The password was right. A second factor is due.' : 'There is a session, but a second factor is due.',
    };
  if (outcome.kind === 'accountBlocked')
    return {
      outcome: 'accountBlocked',
      meaning:
        outcome.why === 'account-disabled'
          ? 'The password was right, but the account is disabled.'
          : 'The password was right, but the email address is not verified.',
    };
  if (outcome.kind === 'flowGone' && outcome.why === 'expired') return expired;
  return { outcome: outcome.kind, meaning: toSentence(outcome.kind) };
}

const expired: Meaning = { outcome: 'flowGone', meaning: 'The flow has expired. The page opens a new one.' };

const isLogout = (reply: Reply): boolean => typeof reply !== 'string' && reply.status === 200 && reply.text.includes('logout_token');

const toSentence = (kind: string): string => sentences[kind] ?? 'A reply of Kratos.';

const sentences: Readonly<Record<string, string>> = {
  noUsableMethod: 'The form has no method that the page can use.',
  redirectRequired: 'The login goes on at another page.',
  sessionChanged: 'There is a session already. The page asks for it.',
  noSession: 'No user is signed in, or the session has ended.',
  flowGone: 'Kratos does not know this flow any more. The page opens a new one.',
  csrfMismatch: 'The CSRF cookie and the flow do not match. The page opens a new flow once.',
  refused: 'Kratos refuses, and another try does not help.',
  rateLimited: 'Too many requests. The page waits.',
  unavailable: 'Kratos is out of service for a while. The page waits.',
  serverError: 'An error of the server. The user can try again.',
  unreachable: 'There is no reply. The user can try again.',
  timedOut: 'There is no reply in time. The user can try again.',
  unexpected: 'Kratos never replies like this: another server answered.',
};

const settingsSentences: Readonly<Record<string, string>> = {
  settings: 'The settings: what is set up, and what can be set up.',
  saved: 'The change is saved.',
  rejected: 'The code is wrong. The same form takes another one.',
  refreshRequired: 'The sign-in is too long ago for this change. The page asks for it again.',
  secondFactorDue: 'The settings need the second factor first.',
};
