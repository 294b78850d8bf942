import type { GuideStepId } from '../engine/studio.ts';

/** What the guide says about one step. */
export interface GuideText {
  readonly title: string;
  /** What happens and why, in one to three sentences. */
  readonly text: string;
  /** The request, shortened. `null` for a step that is none. */
  readonly request: string | null;
}

/** The texts of the guide, by step. */
export const guideTexts: Readonly<Record<GuideStepId, GuideText>> = {
  configure: {
    title: 'Configure Kratos',
    text: 'Kratos offers TOTP, and a session needs the highest factor that its user has. These keys of kratos.yml matter.',
    request: null,
  },
  pair: {
    title: 'Pair an authenticator app',
    text: 'Each user does it once, signed in, on the page “Second factor”. Ann has done it, and Bob has not.',
    request: null,
  },
  'open-flow': {
    title: 'Open a login flow',
    text: 'Ask for JSON, with cookies. The reply has the flow’s id and a CSRF token, which the next request sends back.',
    request: 'GET /self-service/login/browser',
  },
  'send-password': {
    title: 'Send the password',
    text: 'Post it to the flow as JSON, with the CSRF token. Without a second factor, the reply is 200 and the session.',
    request: 'POST /self-service/login?flow=…',
  },
  'second-factor-due': {
    title: '422 is good news: the password was right',
    text: 'Kratos asks for the second factor. Open the second flow in place. Don’t follow the URL in the reply, it leaves the page.',
    request: '422 browser_location_change_required',
  },
  'open-second-flow': {
    title: 'Open the second flow',
    text: 'It is another flow, with another id and another CSRF token. Its form asks for a code.',
    request: 'GET …/login/browser?aal=aal2',
  },
  'send-code': {
    title: 'Send the code to the second flow',
    text: 'Method totp, the six digits, and the token of this flow. A wrong code is 400 and the same form again.',
    request: 'POST /self-service/login?flow=…',
  },
  'read-session': {
    title: 'Read the session',
    text: 'The reply to the code has it: aal2, both methods, and who is signed in. Its cookie is HttpOnly, so no script reads it.',
    request: '200 with the session',
  },
};

/** The keys of `kratos.yml` that a login with TOTP needs. */
export const kratosYml = `selfservice:
  methods:
    password: { enabled: true }
    totp: { enabled: true }
    lookup_secret: { enabled: true }
session:
  whoami: { required_aal: highest_available }
`;
