/** The texts of the finished page, beside those of the login. Pass those that you want to replace as `pageTexts`. */
export interface PageTexts {
  /** The button that cancels a slow request. */
  readonly cancel: string;
  /** The button that repeats a failed request. */
  readonly tryAgain: string;
  /** The button that starts the login again. */
  readonly startAgain: string;
  /** The button that signs in another user. */
  readonly useDifferentAccount: string;
  /** The button that mails another code. */
  readonly sendAnotherCode: string;
  /** Below the field for a mailed code. `wait` is how long until another code can be mailed, such as `0:24`, or `null` if it can be now. */
  readonly noMail: (wait: string | null) => string;
  /** The name of the button that shows the password. */
  readonly showPassword: string;
  /** The name of the button that hides the password. */
  readonly hidePassword: string;
  /** Announced when the password is shown. */
  readonly passwordVisible: string;
  /** Announced when the password is hidden. */
  readonly passwordHidden: string;
  /** Between the providers and the form. */
  readonly or: string;
  /** The link to `recoveryUrl`. */
  readonly forgotPassword: string;
  /** Before the link to `registrationUrl`. */
  readonly newHere: string;
  /** The link to `registrationUrl`. */
  readonly createAccount: string;
  /** The link to `supportUrl`. */
  readonly getHelp: string;
  /** The hint of a code field that is submitted by itself. */
  readonly submitsWhenComplete: string;
  /** Shown when Kratos asks only for methods that this page does not offer. */
  readonly noMethodHere: string;
  /** Before the user's name after the login. */
  readonly signedInAs: string;
  /** Before the methods of a login with one factor. */
  readonly oneStep: string;
  /** Before the methods of a login with two factors, and the link to `secondFactorSetupUrl` after a login. */
  readonly twoSteps: string;
  /** The names of methods inside a sentence, by Kratos's names: `totp` is "authenticator app". */
  readonly methods: Readonly<Record<string, string>>;
  /** Makes one text of names of methods: "Password and authenticator app". */
  readonly join: (methods: readonly string[]) => string;
  /** The link to the page after the login. */
  readonly continue: string;
  /** The button that signs out. */
  readonly signOut: string;
  /** Shown when a sign-out has failed. */
  readonly stillSignedIn: string;
  /** Shown when the browser runs no scripts. */
  readonly noScript: string;
}

/** The English texts of the finished page. */
export const englishPage: PageTexts = {
  cancel: 'Cancel',
  tryAgain: 'Try again',
  startAgain: 'Start again',
  useDifferentAccount: 'Use a different account',
  sendAnotherCode: 'Send another code',
  noMail: (wait) => `No email? Check your spam folder${wait === null ? '' : `, or send another code in ${wait}`}.`,
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordVisible: 'Your password is visible.',
  passwordHidden: 'Your password is hidden.',
  or: 'or',
  forgotPassword: 'Forgot your password?',
  newHere: 'New here?',
  createAccount: 'Create an account',
  getHelp: 'Get help',
  submitsWhenComplete: 'We check the code when you enter its last digit.',
  noMethodHere: 'This page doesn’t offer a method for this account.',
  signedInAs: 'Signed in as',
  oneStep: 'Signed in with',
  twoSteps: 'Two-step sign-in',
  methods: {
    password: 'password',
    totp: 'authenticator app',
    code: 'emailed code',
    lookup_secret: 'backup code',
    oidc: 'another account',
    webauthn: 'security key',
    passkey: 'passkey',
  },
  join: (methods) => {
    const text = methods.join(' and ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  continue: 'Continue',
  signOut: 'Sign out',
  stillSignedIn: 'You’re still signed in. Try again.',
  noScript: 'To sign in, turn on JavaScript and reload.',
};
