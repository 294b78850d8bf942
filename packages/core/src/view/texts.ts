import type { Message } from '../kratos/login-flow.ts';
import type { Notice, Reason } from '../machine/login-context.ts';

/**
 * Every sentence of ours. What Kratos says itself (a wrong password, say) comes from Kratos.
 * Give `createLogin` those that you want in other words: `{ texts: { signIn: 'Anmelden' } }`.
 */
export interface Texts {
  readonly signIn: string;
  readonly confirmItIsYou: string;
  readonly confirm: string;
  readonly continue: string;
  /** Label of the identifier field; it is always used when given. Without it the label follows the title in the identity schema. */
  readonly identifier: string;
  readonly password: string;
  readonly totpTitle: string;
  readonly totpLabel: string;
  /** `who` is the name that was typed; `null` when nobody has been named. */
  readonly totpHint: (who: string | null) => string;
  readonly backupTitle: string;
  readonly backupLabel: string;
  readonly backupHint: string;
  readonly mailTitle: string;
  readonly mailLabel: string;
  /** `address` is where the code went; `null` when Kratos did not say. */
  readonly mailHint: (address: string | null) => string;
  readonly anotherMailHint: (address: string | null) => string;
  readonly useTotp: string;
  readonly useBackup: string;
  readonly useMail: string;
  /** On the link to the page where an address is verified, beside `notices['address-not-verified']`. */
  readonly verify: string;
  /** Before the title of a page with an error on it. */
  readonly error: string;
  readonly loading: string;
  readonly checking: string;
  /** After four seconds, when the call can be cancelled. */
  readonly stillWaiting: string;
  /** Shown while `retry` is held back; updated each second. `seconds` is 1 to 300: write minutes and seconds. */
  readonly wait: (seconds: number) => string;
  /** When it is of use again. */
  readonly waitIsOver: string;
  /** On the link to `secondFactorSetupUrl`. */
  readonly setUpSecondFactor: string;
  /** On the link to `backUrl`. */
  readonly goBack: string;
  readonly signedIn: string;
  readonly redirecting: (host: string) => string;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

/**
 * Kratos's own sentences in the host's words, by message id: `{ 4000006: 'Das Passwort stimmt nicht.' }`. A function gets as much of the message's
 * context as sentences are made of, such as `{ property: 'password' }` or `{ valid_until_unix: 1767225600 }`, where Kratos sent it; one that throws is
 * passed by.
 */
export type Messages = Readonly<Record<number, string | ((context: Readonly<Record<string, unknown>>) => string)>>;

/** Our sentences, and Kratos's. */
export interface Translator extends Texts {
  /** A message of Kratos, in the host's words where it has some. */
  readonly translate: (message: Message) => string;
  /**
   * The label of the identifier: the host's own; else the title in the identity schema, which Kratos sends as this label, unless it is one more word for
   * "Email"; else "Email" in the language of the page. Without a label from Kratos it is the one before.
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

/** In English. */
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
