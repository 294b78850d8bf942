/** What each finding means, whatever the set-up is. A `problem` prevents users from signing in. A `hint` may be intended. */
export const findingKinds = {
  'bad-address': {
    severity: 'problem',
    title: 'The address of Kratos is invalid',
    why: 'The login appends its paths to this address. Without a valid one it cannot send a request.',
  },
  'mixed-content': {
    severity: 'problem',
    title: 'The page uses https, and Kratos plain http',
    why: 'Browsers block the requests of the page, so it gets no form.',
  },
  'local-names': {
    severity: 'problem',
    title: 'The page and Kratos use two names of this computer',
    why: 'The cookies of Kratos do not come back with the submission, so Kratos refuses it.',
  },
  'other-site': {
    severity: 'hint',
    title: 'The page and Kratos are on different sites',
    why: 'Kratos refuses a submission without its cookies. Cookies that cross sites need SameSite=None, https, and a browser that allows third-party cookies.',
  },
  'no-answer': {
    severity: 'problem',
    title: 'No server responds',
    why: 'The login gets its form from Kratos. Without a response users see an error.',
  },
  'timed-out': {
    severity: 'problem',
    title: 'The server does not respond in time',
    why: 'The login gets its form from Kratos. Users wait, and then see an error.',
  },
  'cors-origin': {
    severity: 'problem',
    title: 'The page may not read the responses',
    why: 'The browser hides responses from a page at another origin unless CORS headers allow it, so the page gets no form.',
  },
  'cors-credentials': {
    severity: 'problem',
    title: 'The page may not send cookies',
    why: 'The login sends its requests with cookies. The browser hides the responses from the page unless CORS headers allow that.',
  },
  'cors-preflight': {
    severity: 'problem',
    title: 'The page may not post JSON',
    why: 'Before a page posts JSON to another origin, the browser asks with an OPTIONS request. If the response does not allow it, the password is not sent, and users see an error.',
  },
  'cors-errors': {
    severity: 'problem',
    title: 'The page may not read error responses',
    why: 'Kratos answers a wrong password with 400, and a right one with 422 when a code is due. The page cannot read these, and shows that Kratos is unreachable.',
  },
  'not-kratos': {
    severity: 'problem',
    title: 'Another server responds',
    why: 'The login needs JSON from the public API of Kratos. It cannot make a form of anything else.',
  },
  'wrong-path': {
    severity: 'problem',
    title: 'The path of the address is wrong',
    why: 'The login appends /self-service and /sessions to this address, so its requests do not reach Kratos.',
  },
  'admin-port': {
    severity: 'problem',
    title: 'This is the admin API',
    why: 'The admin API has no login for browsers. Everyone who reaches it can read and change all identities.',
  },
  'accept-dropped': {
    severity: 'problem',
    title: 'A proxy changes the Accept header',
    why: 'Kratos decides by this header whether it answers with JSON or redirects to a page. The login needs JSON.',
  },
  redirected: {
    severity: 'problem',
    title: 'The requests are redirected',
    why: 'The login does not follow redirects, so it gets no form.',
  },
  'partly-passed': {
    severity: 'problem',
    title: 'Some paths do not reach Kratos',
    why: 'A login uses several paths of Kratos. It stops at the first one that does not reach it.',
  },
  refused: {
    severity: 'problem',
    title: 'The request for a login flow is refused',
    why: 'The form is made from a login flow. Without one users see an error.',
  },
  'server-trouble': {
    severity: 'problem',
    title: 'The server cannot create a login flow now',
    why: 'The form is made from a login flow. Without one users see an error.',
  },
  'not-ready': {
    severity: 'problem',
    title: 'Kratos is not ready',
    why: 'Kratos cannot create or check a login before these parts work.',
  },
  'cookies-not-kept': {
    severity: 'problem',
    title: 'The cookie of Kratos does not come back',
    why: 'Kratos compares this cookie with the CSRF token of the form. Without the cookie it refuses every submission.',
  },
  'flow-lost': {
    severity: 'problem',
    title: 'Kratos does not know its own flow',
    why: 'The password is submitted to the flow that was opened. A Kratos that does not know the flow cannot accept it.',
  },
  'base-url-differs': {
    severity: 'hint',
    title: 'Kratos has another base URL',
    why: 'A password and a code work without it. What leaves the page, such as social sign-in, ends at the other address.',
  },
  'password-off': {
    severity: 'problem',
    title: 'The form has no password',
    why: 'The login begins with a password, and users cannot enter one.',
  },
  'totp-off': {
    severity: 'hint',
    title: 'Users cannot pair an authenticator app',
    why: 'Without an app there is no TOTP code to ask for as the second factor.',
  },
  'return-to-forbidden': {
    severity: 'problem',
    title: 'Kratos refuses the return URL',
    why: 'Kratos creates no login flow with a return URL that it does not allow, so users get no form.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;

interface FindingKind {
  readonly severity: 'problem' | 'hint';
  readonly title: string;
  readonly why: string;
}
