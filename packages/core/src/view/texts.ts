import type { Notice, Reason } from '../machine/login-context.ts';

/**
 * All texts of this library, except the sentences for Kratos's messages: see {@link Messages}.
 * Pass those that you want to replace to `createLogin`: `{ texts: { signIn: 'Anmelden' } }`.
 */
export interface Texts {
  /** The button of the password form, and its title in the title of the document. */
  readonly signIn: string;
  /** The heading of the password form. `site` is the option `siteName`, or `null`. */
  readonly signInTitle: (site: string | null) => string;
  /** The button `signIn` while its input is pending. */
  readonly signingIn: string;
  /** The title of a form that confirms a session. */
  readonly confirmItIsYou: string;
  /** The button of a form that confirms a session. */
  readonly confirm: string;
  /** The button of the form that asks for the identifier first. */
  readonly continue: string;
  /** The button of a form for a code. */
  readonly verify: string;
  /** The button `verify` while its input is pending. */
  readonly verifying: string;
  /** The label of the identifier field. Default: the title of the trait in the identity schema. */
  readonly identifier: string;
  /** The label of the password field. */
  readonly password: string;
  /** The title of the form for a TOTP code. */
  readonly totpTitle: string;
  /** The label of the field for a TOTP code. */
  readonly totpLabel: string;
  /** `who` is the identifier, or `null` if it is unknown. */
  readonly totpHint: (who: string | null) => string;
  /** The title of the form for a backup code. */
  readonly backupTitle: string;
  /** The label of the field for a backup code. */
  readonly backupLabel: string;
  /** The hint of the field for a backup code. */
  readonly backupHint: string;
  /** The title of the form for a mailed code, after a code was mailed. */
  readonly mailTitle: string;
  /** The label of the field for a mailed code. */
  readonly mailLabel: string;
  /** `address` is where the code was mailed, or `null` if Kratos did not say. */
  readonly mailHint: (address: string | null) => string;
  /** As `mailHint`, after another code was mailed. */
  readonly anotherMailHint: (address: string | null) => string;
  /** The button that chooses the authenticator app. */
  readonly useTotp: string;
  /** The button that chooses a backup code. */
  readonly useBackup: string;
  /** The button that chooses a mailed code, and the title of the form that asks for the address. */
  readonly useMail: string;
  /** The link to the page that verifies an address, beside `notices['address-not-verified']`. */
  readonly verifyAddress: string;
  /** The prefix of the document title while an error is on the page. */
  readonly error: string;
  /** Shown while a form is requested, after one second. */
  readonly loading: string;
  /** Shown while another button's request is pending, after one second. On a button other than `signIn` and `verify` at once. */
  readonly checking: string;
  /** Shown after four seconds, when the request can be cancelled. */
  readonly stillWaiting: string;
  /** Shown while `retry` is disabled, and updated each second: "Try again in 2:00". `seconds` is 1 to 300. */
  readonly wait: (seconds: number) => string;
  /** Announced when `retry` is enabled again. */
  readonly waitIsOver: string;
  /** Announced when another code can be mailed. */
  readonly canResend: string;
  /** The link to `secondFactorSetupUrl`. */
  readonly setUpSecondFactor: string;
  /** The link to `backUrl`. */
  readonly goBack: string;
  /** The title after the login. */
  readonly signedIn: string;
  /** The title before a redirect. `host` is the host of its address. */
  readonly redirecting: (host: string) => string;
  /** The notices on forms. */
  readonly notices: Readonly<Record<Notice, string>>;
  /** The errors. */
  readonly reasons: Readonly<Record<Reason, ReasonText>>;
}

/** The texts of an error. */
export interface ReasonText {
  /** The heading: what happened, in a few words. A function receives the option `siteName`, or `null`. */
  readonly title: string | ((site: string | null) => string);
  /** One sentence that says what to do. */
  readonly advice: string;
}

/**
 * Sentences for Kratos's messages, by message id: `{ 4000006: 'Das Passwort stimmt nicht.' }`. A function receives those parts of the message's
 * context that sentences need, such as `{ property: 'password' }` or `{ valid_until_unix: 1767225600 }`. If it throws, the English sentence is shown. For
 * an id that has no English sentence either, Kratos's own is shown.
 */
export type Messages = Readonly<Record<number, string | ((context: Readonly<Record<string, unknown>>) => string)>>;
