import type { Message } from '../kratos/login-flow.ts';
import type { Notice, Reason } from '../machine/login-context.ts';

/**
 * All texts of this library. Kratos's own sentences, such as those for a wrong password, come from Kratos.
 * Pass those that you want to replace to `createLogin`: `{ texts: { signIn: 'Anmelden' } }`.
 */
export interface Texts {
  /** The title and the button of the password form. */
  readonly signIn: string;
  /** The title of a form that confirms a session. */
  readonly confirmItIsYou: string;
  /** The button of a form that confirms a session. */
  readonly confirm: string;
  /** The button of the other forms. */
  readonly continue: string;
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
  /** The title of the form for a mailed code. */
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
  /** The button that chooses a mailed code. */
  readonly useMail: string;
  /** The link to the page that verifies an address, beside `notices['address-not-verified']`. */
  readonly verify: string;
  /** The prefix of the document title while an error is on the page. */
  readonly error: string;
  /** Shown while a form is requested, after one second. */
  readonly loading: string;
  /** Shown while a submission is pending, after one second. */
  readonly checking: string;
  /** Shown after four seconds, when the request can be cancelled. */
  readonly stillWaiting: string;
  /** Shown while `retry` is disabled, and updated each second. `seconds` is 1 to 300. Write minutes and seconds. */
  readonly wait: (seconds: number) => string;
  /** Announced when `retry` is enabled again. */
  readonly waitIsOver: string;
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
  /** The titles of errors. */
  readonly reasons: Readonly<Record<Reason, string>>;
}

/**
 * Replacements for Kratos's sentences, by message id: `{ 4000006: 'Das Passwort stimmt nicht.' }`. A function receives those parts of the message's
 * context that sentences need, such as `{ property: 'password' }` or `{ valid_until_unix: 1767225600 }`. If it throws, Kratos's sentence is shown.
 */
export type Messages = Readonly<Record<number, string | ((context: Readonly<Record<string, unknown>>) => string)>>;

/** The texts of this library, and functions for those of Kratos. */
export interface Translator extends Texts {
  /** Returns the host's text for a message of Kratos, or Kratos's own. */
  readonly translate: (message: Message) => string;
  /**
   * Returns the label of the identifier field. It is the host's text, or the title in the identity schema, which Kratos sends as this label. A title that
   * means email becomes "Email" in the language of the page. Without a label from Kratos, the previous label stays.
   */
  readonly labelIdentifier: (label: Message | null | undefined, before: string | null) => string;
}

export function createTranslator(texts: Partial<Texts> = {}, messages: Messages = {}): Translator {
  const say = ({ id, text, context }: Message): string => {
    try {
      const own = messages[id] ?? text;
      return typeof own === 'string' ? own : own(context);
    } catch {
      return text;
    }
  };
  // The translation of the title in Kratos's own examples. A language translates no other title, so any other text is the host's.
  const email = say({ id: 1070002, type: 'info', text: english.identifier, context: { title: 'E-Mail' } });
  const own = typeof messages?.[1070002] === 'string' ? email : texts?.identifier;
  return {
    ...english,
    ...texts,
    translate: say,
    labelIdentifier: (label, before) => {
      if (label?.id !== 1070002 || (own && own !== email)) return before ?? (own || email);
      return /^e-?mail(.ad+resse?)?$/i.test(label.text) ? email : say(label).trim() || email;
    },
  };
}

const count = (amount: number, unit: string): string => (amount ? ` ${amount} ${unit}${amount === 1 ? '' : 's'}` : '');

/** The English texts. */
export const english: Texts = {
  signIn: 'Sign in',
  confirmItIsYou: 'Confirm it is you',
  confirm: 'Confirm',
  continue: 'Continue',
  identifier: 'Email',
  password: 'Password',
  totpTitle: '6-digit code',
  totpLabel: '6-digit code',
  totpHint: (who) => `From your authenticator app${who ? `, for ${who}` : ''}`,
  backupTitle: 'Backup code',
  backupLabel: 'Backup code',
  backupHint: 'One of the backup codes that you saved',
  mailTitle: 'Code by email',
  mailLabel: 'Code',
  mailHint: (address) => (address ? `We sent a code to ${address}` : 'We sent you a code'),
  anotherMailHint: (address) => (address ? `We sent another code to ${address}` : 'We sent you another code'),
  useTotp: 'Use an authenticator app',
  useBackup: 'Use a backup code',
  useMail: 'Get a code by email',
  verify: 'Enter the code from the email',
  error: 'Error: ',
  loading: 'Loading…',
  checking: 'Checking…',
  stillWaiting: 'This takes longer than usual.',
  wait: (seconds) => `You can try again in${count(Math.floor(seconds / 60), 'minute')}${count(seconds % 60, 'second')}.`,
  waitIsOver: 'You can try again now.',
  setUpSecondFactor: 'Set up a second step',
  goBack: 'Go back',
  signedIn: 'Signed in',
  redirecting: (host) => `Taking you to ${host}`,
  notices: {
    'took-too-long': 'This took too long. Please try again.',
    'started-again': 'We had to start this step again. Please try again.',
    'changed-elsewhere': 'This form was no longer valid. Please try again.',
    'sign-in-ended': 'Your sign-in has ended. Please start again.',
    'account-disabled': 'This account is disabled.',
    'address-not-verified': 'Please verify your email address first.',
  },
  reasons: {
    restartLimitReached: 'Signing in keeps starting over. Please start again.',
    cookiesBlocked: 'Your browser does not keep our cookies. Please allow them, then start again.',
    cookiesTooLarge: 'Your browser sends too many cookies. Please delete ours, then start again.',
    refused: 'This sign-in page is not set up correctly.',
    noUsableMethod: 'There is no way to sign in here.',
    noSecondFactor: 'This account has no second step yet.',
    rateLimited: 'Too many attempts. Please wait, then try again.',
    unavailable: 'We are down for maintenance. Please wait, then try again.',
    serverError: 'There is trouble on our side. Please try again.',
    unreachable: 'We cannot be reached. Please check your connection, then try again.',
    timedOut: 'We took too long to answer. Please try again.',
    unexpected: 'We got an unexpected answer. Please try again.',
    cancelled: 'You stopped waiting. Please try again.',
  },
};
