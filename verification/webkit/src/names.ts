/** The names by which the tests find the controls of both demos. */
export const names = {
  email: 'Email address',
  password: 'Password',
  code: '6-digit code',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  verify: 'Verify',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  tryAgain: 'Try again',
} as const;

/** The texts that the tests read. */
export const said = {
  passwordPage: 'Sign in · Example',
  passwordPageWithError: 'Error: Sign in · Example',
  codePage: 'Enter your 6-digit code · Example',
  codeHint: 'Open your authenticator app for the code for ann@example.com.',
  successTitle: 'Signed in',
  wrongPassword: 'That email and password don’t match. Check both and try again.',
  wrongCode: 'That code isn’t right. Enter the newest one from your app.',
  bothFactors: 'Password and authenticator app',
} as const;

/** The same controls in Arabic. */
export const arabic = {
  language: 'العربية',
  email: 'عنوان البريد الإلكتروني',
  password: 'كلمة المرور',
  code: 'الرمز المكوّن من 6 أرقام',
  signIn: 'تسجيل الدخول',
  successTitle: 'تم تسجيل الدخول',
} as const;

/** The same controls in German. */
export const german = { language: 'Deutsch', email: 'E-Mail-Adresse', signIn: 'Anmelden' } as const;
