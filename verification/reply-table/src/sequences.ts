import type { Citation } from './replies/reply-row.ts';

/** Replies that only make sense in sequence. */
export interface Sequence {
  readonly title: string;
  readonly steps: readonly { readonly row: string; readonly recorded: Citation; readonly says: string }[];
  /** What a client does that handles only the happy path. */
  readonly naive: string;
  readonly better: string;
}

const step = (row: string, recorded: Citation, says: string) => ({ row, recorded, says });

export const sequences: readonly Sequence[] = [
  {
    title: 'Second factor due, after a reload',
    steps: [
      step('S3', 'aal1-limbo #2', 'The password is right, and the session cookie is set. Then the page is reloaded.'),
      step('C13', 'aal1-limbo #4', 'Kratos refuses a first-factor flow, because a session exists.'),
      step('W4', 'aal1-limbo #3', '`whoami` refuses, too, because a second factor is due. It does not name the user.'),
      step('C8', 'aal1-limbo #5', 'Kratos opens a second-factor flow.'),
      step('S2', 'aal1-limbo #7', 'The code completes the login.'),
      step('L3', 'aal1-limbo-sign-out #4', 'Or the user signs out, which works without the second factor.'),
    ],
    naive: 'takes C13 for "signed in" and opens the app, which calls `whoami`, gets 403 and redirects back: an endless loop.',
    better: 'calls `whoami` on C13, opens the second-factor flow on W4, and offers to sign out.',
  },
  {
    title: 'A second-factor flow expires, without a 410',
    steps: [
      step('G5', 'expired-second-factor #4', 'Fetching it says that it has expired.'),
      step(
        'S18',
        'expired-second-factor #5',
        'Posting the **right** code does not. Kratos tries to open a replacement without `aal`, and the session makes that fail†.',
      ),
      step('C8', 'expired-second-factor #6', 'The client opens a new second-factor flow.'),
      step('S2', 'expired-second-factor #7', 'The new flow accepts the same code.'),
    ],
    naive: 'waits for a 410, and shows "A valid session was detected" while every right code "fails".',
    better: 'calls `whoami` on S18, opens a new flow on W4, and asks for the code again.',
  },
  {
    title: 'Two tabs',
    steps: [
      step('S1', 'stale-tab #3', 'Both tabs show the password. Tab 2 signs in, and the CSRF cookie changes.'),
      step('G3', 'stale-tab #4', 'Tab 1 fetches its flow, which no longer belongs to this browser.'),
      step('S18', 'stale-tab #5', 'Tab 1 posts a password. **Kratos does not check it.**'),
    ],
    naive: 'says "wrong password", or greets the user whose name was typed.',
    better: 'calls `whoami` and shows the user who is signed in.',
  },
  {
    title: 'Another user signs in in another tab',
    steps: [
      step('S3', 'other-person-in-other-tab #2', 'User A is at the code.'),
      step('S3', 'other-person-in-other-tab #5', 'User B signs in with a password in another tab of the same browser.'),
      step('S26', 'other-person-in-other-tab #6', 'A’s code is refused.'),
      step('S26', 'other-person-in-other-tab #7', 'B’s code is refused, too.'),
      step('W4', 'other-person-in-other-tab #8', 'The second factor is due, and `whoami` does not say that the user is B.'),
    ],
    naive: 'renews the flow and asks "A" for a code that only B has.',
    better: 'calls `whoami`, drops the name, and says that the session changed in another tab.',
  },
  {
    title: 'The CSRF cookie changes',
    steps: [
      step(
        'L3',
        'stale-tab-after-logout #4',
        'Signing in (S1, S3) and signing out set a new cookie. A second factor (S2) and a confirmation (S1a) do not.',
      ),
      step('S26', 'stale-tab-after-logout #5', 'Earlier flows are no longer valid.'),
      step('S9', 'csrf-violation #4', 'An **empty** form still gets the usual reply, because the token is checked later.'),
    ],
    naive: 'keeps the token, or tries the same flow again.',
    better: 'takes the token from the flow that is posted, opens a new flow once, and says the second time that cookies are blocked.',
  },
  {
    title: 'Opening the flow mails a code (v26.2.0)',
    steps: [
      step('S3', 'v26.2.0 code-as-second-factor #2', 'The account has one address and no other second factor.'),
      step('C11', 'v26.2.0 code-as-second-factor #3', 'Opening the flow mails the code.'),
      step('S16', 'v26.2.0 code-as-second-factor #4', 'A wrong code is refused.'),
      step('S2', 'v26.2.0 code-as-second-factor #5', 'The right code completes the login.'),
    ],
    naive: 'waits for a "send" button, or opens the flow twice (React’s StrictMode, a retry, a timer) and so mails twice.',
    better: 'opens it once, and again only when the user asks for it.',
  },
  {
    title: 'After mailing a code',
    steps: [
      step('S7', 'code-then-totp-after-all #4', 'The form has lost the nodes of the other factors.'),
      step('S2', 'code-then-totp-after-all #5', 'The same flow still accepts a TOTP.'),
      step('S18', 'code-guessed-too-often-then-resent #10', 'After five wrong codes Kratos does not check the sixth.'),
      step('S7', 'code-guessed-too-often-then-resent #11', 'A resend is accepted, and mails a code.'),
      step('S18', 'code-guessed-too-often-then-resent #12', 'The new code is refused as well, because the count belongs to the flow.'),
      step('C8', 'code-guessed-too-often-then-resent #13', 'Only a new flow can continue.'),
    ],
    naive: 'shows "please request another code", and a useless resend.',
    better: 'remembers the factors of the first answer, and opens a new flow on S18.',
  },
  {
    title: 'The session ends between the factors',
    steps: [
      step('S25', 'session-lost-at-totp #4', 'The cookie is gone,'),
      step('W3', 'expired-session-at-totp #4', 'or the session has expired,'),
      step('S25', 'expired-session-at-totp #5', 'so the right code is refused,'),
      step('S25', 'blocked-between-factors #4', 'or the account was disabled.'),
    ],
    naive: 'tries the code again, or opens second-factor flows (C16) endlessly.',
    better: 'begins with the first factor and says that the sign-in has ended.',
  },
  {
    title: 'A factor is removed between the factors',
    steps: [
      step('S20', 'corners device-removed #4', 'The account has no TOTP any more, although the flow still shows its field.'),
      step('W4', 'corners device-removed #5', 'Backup codes remain, so a second factor is still due.'),
      step('W1', 'corners device-removed #6', 'When they are gone, too, one factor is sufficient.'),
    ],
    naive: 'shows "You have no TOTP device set up" above a field for its code.',
    better: 'calls `whoami`, and continues with its reply.',
  },
  {
    title: 'The second factor cannot be used',
    steps: [
      step(
        'S3',
        'method-disabled #2',
        'The method is disabled in the configuration, but the account has paired it. A second factor is due.',
      ),
      step('C12', 'method-disabled #3', 'The flow offers no method.'),
      step('S28', 'method-disabled #4', 'A code is refused.'),
      step(
        'W4',
        'method-disabled #5',
        'The second factor stays due. An account that has used all its backup codes gets the same, except that the field is present.',
      ),
    ],
    naive: 'shows an empty form, or loops between login and app.',
    better: 'says so, and offers to sign out, which is the only way to continue.',
  },
  {
    title: 'Identifier first',
    steps: [
      step('C4', 'identifier-first #1', 'Kratos asks for the identifier only.'),
      step('S10', 'identifier-first #2', 'No account has that identifier.'),
      step('S6', 'identifier-first #3', 'A 400 that means success.'),
      step('S1', 'identifier-first #4', 'The password is posted to the same flow.'),
    ],
    naive: 'takes 400 for "wrong".',
    better: 'looks for errors among the messages, and finds none.',
  },
  {
    title: 'Confirming a session',
    steps: [
      step('C3', 'already-signed-in #7', 'The client opens a flow with `refresh=true`.'),
      step('S2', 'already-signed-in #8', 'The password confirms the session. A session with two factors keeps both.'),
      step('S1', 'refresh-wrong-password #5', 'The credentials of another user sign **that user** in.'),
      step('S19', 'expired-refresh #4', 'An expired flow says 4000001 and not 410.'),
    ],
    naive: 'says "confirmed" to another user.',
    better: 'compares the identity before and after.',
  },
  {
    title: 'A login for an app at an OAuth2 server',
    steps: [
      step('C6', 'oauth2-login #1', 'The challenge is in the flow.'),
      step('S3', 'oauth2-login #2', 'A second factor is due. The challenge is in the address.'),
      step('C10', 'oauth2-login #3', 'The second-factor flow is opened **with** the challenge.'),
      step('S4', 'oauth2-login #4', 'Now the browser has to open the OAuth2 server.'),
    ],
    naive: 'treats both 422 the same, or drops the challenge, so that the app never gets its answer.',
    better: 'reads the address of the 422, and passes the challenge to every flow.',
  },
  {
    title: 'A TOTP code posted to the password’s flow, as some guides say',
    steps: [
      step('S21', 'totp-on-first-factor-flow #2', 'Before the password, the method does not fit the flow.'),
      step('S3', 'totp-on-first-factor-flow #4', 'The password completes the flow.'),
      step('S18', 'totp-on-first-factor-flow #5', 'The completed flow refuses the code.'),
    ],
    naive: 'posts the code to the flow that it has.',
    better: 'opens a flow with `aal=aal2`: the second factor has its own flow.',
  },
  {
    title: 'One factor is sufficient for Kratos (`required_aal: aal1`)',
    steps: [
      step('S1', 'lenient-password-then-totp #2', 'Signed in. The reply does not tell whether the account has a second factor.'),
      step('C8', 'lenient-password-then-totp #4', 'The client asks for a second factor.'),
      step('S2', 'lenient-password-then-totp #5', 'The code raises the session to `aal2`.'),
    ],
    naive: 'looks for the account’s factors in the session.',
    better: 'opens a flow with `aal=aal2` if its own rules require a second factor. C12 says that the account has none.',
  },
  {
    title: 'Settings that require a fresh login',
    steps: [
      step('N25', 'settings-after-refresh #4', 'The session is too old for this change.'),
      step('C3', 'settings-after-refresh #5', 'The client opens a login with `refresh=true`.'),
      step('S1a', 'settings-after-refresh #6', 'The password confirms the session.'),
      step('N14', 'settings-after-refresh #7', 'The same settings flow accepts the same submission.'),
    ],
    naive: 'drops the settings flow.',
    better: 'keeps it, and submits it again.',
  },
  {
    title: 'Backup codes, in one settings flow',
    steps: [
      step('N16', 'corners settings-return #4', 'The codes are generated. They do not work yet.'),
      step('N6', 'corners settings-return #5', 'Fetching the flow, for example after a reload, shows the same codes again.'),
      step('N21', 'corners settings-return #6', 'A wrong TOTP code in the same flow keeps them.'),
      step('N17', 'corners settings-return #7', 'The user has saved the codes, and they work now.'),
      step('N7', 'corners settings-return #8', 'Fetching the flow still says that the change was saved.'),
      step('N18', 'corners settings-return #9', 'The codes are shown again. `state` is still `success`.'),
      step('N16', 'corners settings-return #10', 'Other codes are generated. `state` is still `success`, and **nothing was saved**.'),
      step('N19', 'corners settings-return #11', 'All codes are removed.'),
    ],
    naive: 'takes `state: "success"` for "saved", and says that the generated codes work.',
    better: 'reads message 1050001, and only in the reply to a submission.',
  },
];
