import type { Messages, Texts } from './texts.ts';
import { toClockTime } from './to-clock-time.ts';
import { toContextText } from './to-context-text.ts';
import { toProviderName } from './to-provider-name.ts';

const tookTooLong = 'This took too long. Try again.';
const accountDisabled = 'This account is disabled. Contact support if you think that’s wrong.';
const addressNotVerified = 'Confirm your email address first.';
const waitThenRetry = 'Wait a moment, then try again.';
const checkConnection = 'Check your connection and try again.';
const noAccount = 'That account doesn’t exist or can’t sign in this way.';
const backupCode = 'Backup code';
const sixDigitCode = '6-digit code';
const mailCode = 'Email yourself a code';

/** The English texts. */
export const english: Texts = {
  signIn: 'Sign in',
  signInTitle: (site) => `Sign in${site ? ` to ${site}` : ''}`,
  signingIn: 'Signing in…',
  confirmItIsYou: 'Confirm it’s you',
  confirm: 'Confirm',
  continue: 'Continue',
  verify: 'Verify',
  verifying: 'Verifying…',
  identifier: 'Email address',
  password: 'Password',
  totpTitle: 'Enter your 6-digit code',
  totpLabel: sixDigitCode,
  totpHint: (who) => `Open your authenticator app for the code${who ? ` for ${who}` : ''}.`,
  backupTitle: 'Enter a backup code',
  backupLabel: backupCode,
  backupHint: 'Use one of the backup codes you saved.',
  mailTitle: 'Check your email',
  mailLabel: sixDigitCode,
  mailHint: (address) => `We sent a code to ${address ?? 'your email address'}.`,
  anotherMailHint: (address) => `We sent another code to ${address ?? 'your email address'}.`,
  useTotp: 'Use your authenticator app',
  useBackup: 'Use a backup code',
  useMail: mailCode,
  verifyAddress: 'Enter the code from the email',
  error: 'Error: ',
  loading: 'Loading…',
  checking: 'Checking…',
  stillWaiting: 'This is taking longer than usual.',
  wait: (seconds) => `Try again in ${toClockTime(seconds)}`,
  waitIsOver: 'You can try again now.',
  canResend: 'You can send another code now.',
  setUpSecondFactor: 'Set up two-step sign-in',
  goBack: 'Go back',
  signedIn: 'Signed in',
  redirecting: (host) => `Taking you to ${host}`,
  notices: {
    'took-too-long': tookTooLong,
    'started-again': 'We had to start this step again. Try again.',
    'changed-elsewhere': 'This form was no longer valid. Try again.',
    'sign-in-ended': 'Sign in again to continue.',
    'account-disabled': accountDisabled,
    'address-not-verified': addressNotVerified,
  },
  reasons: {
    restartLimitReached: { title: 'Sign-in keeps starting over', advice: 'Start again, or try another browser.' },
    cookiesBlocked: { title: 'Your browser blocks our cookies', advice: 'Allow cookies for this site, then start again.' },
    cookiesTooLarge: { title: 'Your browser sends too many cookies', advice: 'Delete the cookies of this site, then start again.' },
    refused: { title: 'This sign-in link doesn’t work', advice: 'Start again, or contact support.' },
    noUsableMethod: { title: 'You can’t sign in here', advice: 'Contact support.' },
    noSecondFactor: { title: 'Two-step sign-in isn’t set up', advice: 'Set it up, then sign in again.' },
    rateLimited: { title: 'Too many attempts', advice: waitThenRetry },
    unavailable: { title: 'Sign-in isn’t available right now', advice: waitThenRetry },
    serverError: { title: 'Something went wrong on our side', advice: waitThenRetry },
    unreachable: { title: (site) => `We can’t reach ${site ?? 'the server'}`, advice: checkConnection },
    timedOut: { title: 'This took too long', advice: checkConnection },
    unexpected: { title: 'Something went wrong', advice: waitThenRetry },
    cancelled: { title: 'Cancelled', advice: 'You can try again.' },
  },
};

const missing = new Map<unknown, string>([
  ['identifier', 'Enter your email address.'],
  ['password', 'Enter your password.'],
  ['totp_code', 'Enter the 6-digit code.'],
  ['code', 'Enter the 6-digit code.'],
  ['lookup_secret', 'Enter a backup code.'],
]);

/** The English sentences for Kratos's messages, by Kratos's ids. They are shown where the host's `messages` have none. */
export const englishMessages: Messages = {
  1010002: ({ provider }) => `Continue with ${toProviderName(provider)}`,
  1010008: 'Use a security key',
  1010012: 'Get your security key ready.',
  1010015: 'Sign in with a code',
  1010016: ({ provider }) => `Sign in to connect ${toProviderName(provider)} to your account.`,
  1010018: ({ provider }) => `Confirm with ${toProviderName(provider)}`,
  1010021: 'Use a passkey',
  1010023: ({ address }) => `Send a code to ${toContextText(address)}`,
  4000002: ({ property }) => missing.get(property) ?? 'Fill in this field.',
  4000003: ({ min_length }) => `Enter all ${toContextText(min_length)} digits.`,
  4000006: 'That email and password don’t match. Check both and try again.',
  4000008: 'That code isn’t right. Enter the newest one from your app.',
  4000010: addressNotVerified,
  4000011: 'You haven’t set up an authenticator app.',
  4000012: 'You’ve used that backup code. Try another.',
  4000013: 'You haven’t set up a security key.',
  4000014: 'You haven’t set up backup codes.',
  4000015: noAccount,
  4000016: 'That backup code isn’t right.',
  4000035: noAccount,
  4000037: noAccount,
  4000043: 'That security key didn’t work.',
  4010001: tookTooLong,
  4010002: 'Something went wrong. Try again.',
  4010007: 'You’re already signed in.',
  4010008: 'That code is wrong or was already used. Check your latest email.',
  4010009: 'That’s a different account.',
  4010010: 'That address isn’t right.',
  4010011: accountDisabled,
};
