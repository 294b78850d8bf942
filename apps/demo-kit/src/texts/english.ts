/** What the demos say themselves, beside what comes from the login. */
export const english = {
  tryAgain: 'Try again',
  startAgain: 'Start again',
  someoneElse: 'Sign in as someone else',
  notYou: 'Not you?',
  anotherCode: 'Send another code',
  stopWaiting: 'Stop waiting',
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
  stillSignedIn: 'You are still signed in. Please try again.',
};

export type PageTexts = Readonly<Record<keyof typeof english, string>>;
