/** What the demos say themselves, beside what comes from the login. */
export const english = {
  tryAgain: 'Try again',
  startAgain: 'Start again',
  someoneElse: 'Use a different account',
  notYou: 'Use a different account',
  anotherCode: 'Send another code',
  stopWaiting: 'Cancel',
  notHere: 'Not available here yet',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordVisible: 'Your password is visible',
  passwordHidden: 'Your password is hidden',
  language: 'Language',
  who: 'Who',
  level: 'Level',
  methods: 'Methods',
  signOut: 'Sign out',
  stillSignedIn: 'You’re still signed in. Try again.',
};

export type PageTexts = Readonly<Record<keyof typeof english, string>>;
