import type { Citation } from './replies/reply-row.ts';

/** Replies that only make sense one after the other. */
export interface Sequence {
  readonly title: string;
  readonly steps: readonly { readonly row: string; readonly recorded: Citation; readonly says: string }[];
  /** What clients do that were written from the happy path. */
  readonly naive: string;
  readonly better: string;
}

const step = (row: string, recorded: Citation, says: string) => ({ row, recorded, says });

export const sequences: readonly Sequence[] = [
  {
    title: 'Half signed in, after a reload',
    steps: [
      step('S3', 'aal1-limbo #2', 'The password is right; the session cookie is set. Then the page is reloaded.'),
      step('C13', 'aal1-limbo #4', 'A first-factor flow is refused: there is a session.'),
      step('W4', 'aal1-limbo #3', '`whoami` refuses, too: a second factor is due. It does not say who it is.'),
      step('C8', 'aal1-limbo #5', 'A second-factor flow can be had.'),
      step('S2', 'aal1-limbo #7', 'The code completes the login.'),
      step('L3', 'aal1-limbo-sign-out #4', 'Or somebody signs out: that works with half a session, too.'),
    ],
    naive: 'takes C13 for "signed in" and goes to the app, which asks `whoami`, gets 403 and sends back: a loop.',
    better: 'asks `whoami` on C13, opens the second-factor flow on W4, and offers to sign out.',
  },
  {
    title: 'A second-factor flow that ran out, without a 410',
    steps: [
      step('G5', 'expired-second-factor #4', 'Fetching it says that it ran out.'),
      step(
        'S18',
        'expired-second-factor #5',
        'Posting the **right** code does not: Kratos tries to open a replacement, without `aal`, and stumbles over the session†.',
      ),
      step('C8', 'expired-second-factor #6', 'A new second-factor flow,'),
      step('S2', 'expired-second-factor #7', 'and it takes the same code.'),
    ],
    naive: 'waits for a 410, and shows "A valid session was detected" while every right code "fails".',
    better: 'asks `whoami` on S18, opens a new flow on W4, and asks for the code again.',
  },
  {
    title: 'Two tabs',
    steps: [
      step('S1', 'stale-tab #3', 'Both tabs show the password; tab 2 signs in, and the CSRF cookie changes.'),
      step('G3', 'stale-tab #4', 'Tab 1 fetches its flow: it is not this browser’s any more.'),
      step('S18', 'stale-tab #5', 'Tab 1 posts a password. **Nobody has looked at it.**'),
    ],
    naive: 'says "wrong password", or welcomes whoever was typed.',
    better: 'asks `whoami` and shows who is signed in.',
  },
  {
    title: 'Somebody else signs in in another tab',
    steps: [
      step('S3', 'other-person-in-other-tab #2', 'A is at the code.'),
      step('S3', 'other-person-in-other-tab #5', 'B signs in with a password in another tab of the same browser.'),
      step('S26', 'other-person-in-other-tab #6', 'A’s code is refused,'),
      step('S26', 'other-person-in-other-tab #7', 'and so is B’s.'),
      step('W4', 'other-person-in-other-tab #8', 'Somebody is half signed in, and `whoami` does not say that it is B.'),
    ],
    naive: 'renews the flow and asks "A" for a code that only B has.',
    better: 'asks `whoami`, forgets the name, and says that something changed elsewhere.',
  },
  {
    title: 'The CSRF cookie changes',
    steps: [
      step(
        'L3',
        'stale-tab-after-logout #4',
        'Signing in (S1, S3) and signing out give a new cookie; a second factor (S2) and a confirmation (S1a) do not.',
      ),
      step('S26', 'stale-tab-after-logout #5', 'Every flow from before is dead.'),
      step('S9', 'csrf-violation #4', 'But an **empty** form is answered as always: the token is looked at later.'),
    ],
    naive: 'keeps the token, or tries the same flow again.',
    better: 'takes the token from the flow that is posted, opens a new flow once, and the second time says that cookies are blocked.',
  },
  {
    title: 'A code that is mailed when the flow is opened (v26.2.0)',
    steps: [
      step('S3', 'v26.2.0 code-as-second-factor #2', 'One address, no other second factor.'),
      step('C11', 'v26.2.0 code-as-second-factor #3', 'Opening the flow has mailed the code.'),
      step('S16', 'v26.2.0 code-as-second-factor #4', 'A wrong one,'),
      step('S2', 'v26.2.0 code-as-second-factor #5', 'and the right one.'),
    ],
    naive: 'waits for a "send" button; or opens the flow twice (React’s StrictMode, a retry, a timer) and so mails twice.',
    better: 'opens it once, and never again unasked.',
  },
  {
    title: 'After a code was mailed',
    steps: [
      step('S7', 'code-then-totp-after-all #4', 'The form has lost the nodes of the other factors,'),
      step('S2', 'code-then-totp-after-all #5', 'yet the same flow takes a TOTP.'),
      step('S18', 'code-guessed-too-often-then-resent #10', 'After five wrong codes the sixth is not looked at.'),
      step('S7', 'code-guessed-too-often-then-resent #11', 'A resend is answered, and mails a code,'),
      step('S18', 'code-guessed-too-often-then-resent #12', 'which is refused as well: the count belongs to the flow.'),
      step('C8', 'code-guessed-too-often-then-resent #13', 'Only a new flow leads on.'),
    ],
    naive: 'shows "please request another code", and a resend that is of no use.',
    better: 'remembers the factors of the first answer, and opens a new flow on S18.',
  },
  {
    title: 'The session ends between the factors',
    steps: [
      step('S25', 'session-lost-at-totp #4', 'The cookie is gone;'),
      step('W3', 'expired-session-at-totp #4', 'or the session has expired,'),
      step('S25', 'expired-session-at-totp #5', 'and the right code cannot be taken;'),
      step('S25', 'blocked-between-factors #4', 'or the account was disabled.'),
    ],
    naive: 'tries the code again, or opens second-factor flows (C16) for ever.',
    better: 'begins with the first factor and says that the sign-in has ended.',
  },
  {
    title: 'A factor is removed between the factors',
    steps: [
      step('S20', 'corners device-removed #4', 'TOTP is gone, although the flow still shows its field;'),
      step('W4', 'corners device-removed #5', 'backup codes are left, so a second factor is still due.'),
      step('W1', 'corners device-removed #6', 'When they are gone too, one factor is enough.'),
    ],
    naive: 'shows "You have no TOTP device set up" above a field for its code.',
    better: 'asks `whoami`, and goes where that leads.',
  },
  {
    title: 'The second factor cannot be used',
    steps: [
      step('S3', 'method-disabled #2', 'The method is disabled in the configuration, the account has paired it: a second factor is due,'),
      step('C12', 'method-disabled #3', 'the flow offers nothing,'),
      step('S28', 'method-disabled #4', 'a code is refused,'),
      step('W4', 'method-disabled #5', 'and it stays due. With all backup codes used it is the same, but for the field.'),
    ],
    naive: 'shows an empty form, or goes round between login and app.',
    better: 'says so, and offers to sign out: nothing else leads on.',
  },
  {
    title: 'The identifier first',
    steps: [
      step('C4', 'identifier-first #1', 'Only the identifier is asked.'),
      step('S10', 'identifier-first #2', 'Nobody has that one.'),
      step('S6', 'identifier-first #3', 'A 400 that is a success.'),
      step('S1', 'identifier-first #4', 'The password, to the same flow.'),
    ],
    naive: 'takes 400 for "wrong".',
    better: 'looks for errors among the messages: there is none.',
  },
  {
    title: 'Confirming a session',
    steps: [
      step('C3', 'already-signed-in #7', 'With `refresh=true`,'),
      step('S2', 'already-signed-in #8', 'the password confirms; a session with two factors keeps them.'),
      step('S1', 'refresh-wrong-password #5', 'Somebody else’s credentials sign **them** in.'),
      step('S19', 'expired-refresh #4', 'And a flow that ran out says 4000001, no 410.'),
    ],
    naive: 'says "confirmed" for another person.',
    better: 'compares the identity before and after.',
  },
  {
    title: 'For an app at an OAuth2 server',
    steps: [
      step('C6', 'oauth2-login #1', 'The challenge is in the flow.'),
      step('S3', 'oauth2-login #2', 'A second factor is due; the challenge is in the address.'),
      step('C10', 'oauth2-login #3', 'The second-factor flow is opened **with** the challenge.'),
      step('S4', 'oauth2-login #4', 'Now the browser has to leave for the OAuth2 server.'),
    ],
    naive: 'takes both 422 alike, or drops the challenge on the way, so that the app never gets its answer.',
    better: 'looks where the 422 leads, and gives the challenge to every flow.',
  },
  {
    title: 'A TOTP code posted to the flow of the password, as some guides say',
    steps: [
      step('S21', 'totp-on-first-factor-flow #2', 'Signed out: the method does not fit the flow.'),
      step('S3', 'totp-on-first-factor-flow #4', 'After the password'),
      step('S18', 'totp-on-first-factor-flow #5', 'the flow is finished.'),
    ],
    naive: 'posts the code to the flow that it has.',
    better: 'opens a flow with `aal=aal2`: the second factor has one of its own.',
  },
  {
    title: 'One factor is enough for Kratos (`required_aal: aal1`)',
    steps: [
      step('S1', 'lenient-password-then-totp #2', 'Signed in, and nothing tells that the account has a second factor.'),
      step('C8', 'lenient-password-then-totp #4', 'It can be asked for,'),
      step('S2', 'lenient-password-then-totp #5', 'and lifts the session.'),
    ],
    naive: 'looks into the session for the factors that there are.',
    better: 'opens a flow with `aal=aal2` where its own rules want one; C12 says that there is none.',
  },
  {
    title: 'Settings that want a fresh login',
    steps: [
      step('N3', 'settings-after-refresh #4', 'The session is too old for this change.'),
      step('C3', 'settings-after-refresh #5', 'A login with `refresh=true`,'),
      step('S1a', 'settings-after-refresh #6', 'the password,'),
      step('N4', 'settings-after-refresh #7', 'and the same settings flow takes the same submission.'),
    ],
    naive: 'throws the settings flow away.',
    better: 'keeps it, and submits it again.',
  },
];
