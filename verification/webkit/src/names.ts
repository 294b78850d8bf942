/** The texts by which the tests find the controls of both demos. A change of the copy is made here. */
export const names = {
  email: 'Email',
  password: 'Password',
  code: '6-digit code',
  signIn: 'Sign in',
  sendCode: 'Continue',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  tryAgain: 'Try again',
} as const;

/** The texts that the tests read. */
export const said = {
  passwordTitle: 'Sign in',
  codeTitle: '6-digit code',
  codeHint: 'From your authenticator app, for ann@example.com',
  successTitle: 'Signed in',
  wrongPassword: 'The provided credentials are invalid',
  wrongCode: 'The provided authentication code is invalid',
  busy: 'Checking…',
  secondFactor: 'password, totp',
} as const;

/** The same controls in Arabic, and the direction of the page. */
export const arabic = {
  language: 'العربية',
  direction: 'rtl',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  signIn: 'تسجيل الدخول',
  code: 'الرمز المكوّن من 6 أرقام',
  successTitle: 'تم تسجيل الدخول',
} as const;

export const german = { language: 'Deutsch', signIn: 'Anmelden' } as const;
