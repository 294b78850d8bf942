/**
 * What each state of `loginMachine` and `secondFactorMachine` is for, by its id. The diagram, the inspector and the chart for Stately's editor show it. It is
 * not in the chart itself, because a page that signs in does not need it.
 */
export const stateDescriptions: Readonly<Record<string, string>> = {
  login: 'Password, then a second factor, then a session.',
  'login.init': 'Finds out which form is due.',
  'login.init.routing': 'Decides where to begin.',
  'login.init.opening': 'Opens the first form, or the flow that the page was opened with.',
  'login.init.openingSecondFactor': 'Opens the form of the second factor.',
  'login.init.checkingSession': 'Asks who is signed in.',
  'login.init.signingOut': 'Signs out, to begin again.',
  'login.password': 'The first factor.',
  'login.password.entering': 'Waits for a password.',
  'login.password.entering.waiting': 'The form takes input.',
  'login.password.entering.renewingInBackground': 'Opens a new form before this one expires.',
  'login.password.submitting': 'Kratos checks the input.',
  'login.password.renewing': 'Opens a new form, which asks for the password again.',
  'login.password.steppingUp': 'Opens the form of the second factor.',
  'login.awaiting-TOTP': 'The second factor.',
  'login.awaiting-TOTP.entering': 'Waits for a code.',
  'login.awaiting-TOTP.entering.waiting': 'The form takes input.',
  'login.awaiting-TOTP.entering.renewingInBackground': 'Opens a new form before this one expires.',
  'login.awaiting-TOTP.submitting': 'Kratos checks the code, or mails one.',
  'login.awaiting-TOTP.renewing': 'Opens a new form, which asks for the code again.',
  'login.success': 'Signed in, or redirected.',
  'login.error': 'A problem that new input cannot fix.',
  'login.error.backingOff': 'Counts down until a retry is allowed.',
  'login.error.backingOff.oneSecond': 'One second.',
  'login.error.idle': 'Waits for the user.',
  'second-factor': 'An authenticator app and backup codes, of the user who is signed in.',
  'second-factor.loading': 'Asks Kratos what is set up.',
  'second-factor.routing': 'Decides what to show, or goes on with the change that the user asked for.',
  'second-factor.overview': 'Shows what is set up, and asks before something is removed.',
  'second-factor.pairing': 'Pairs an authenticator app.',
  'second-factor.pairing.entering': 'Shows QR code and secret, and waits for the first code of the app.',
  'second-factor.pairing.submitting': 'Kratos checks the code.',
  'second-factor.changing': 'Kratos makes a change.',
  'second-factor.backup-codes': 'Shows backup codes, and asks before new ones are lost.',
  'second-factor.confirming': 'The login inside: a younger session, the second factor, or a new sign-in.',
  'second-factor.signing-out': 'Signs out.',
  'second-factor.signed-out': 'No user is signed in.',
  'second-factor.done': 'The user has a second factor, or a sign-in continues elsewhere.',
  'second-factor.error': 'A problem that new input cannot fix.',
  'second-factor.error.backingOff': 'Counts down until a retry is allowed.',
  'second-factor.error.backingOff.oneSecond': 'One second.',
  'second-factor.error.idle': 'Waits for the user.',
};

interface StateConfig {
  readonly id?: string | undefined;
  readonly states?: Readonly<Record<string, StateConfig>> | undefined;
}

/** The configuration of `loginMachine` or `secondFactorMachine`, with a `description` on each state. */
export function withStateDescriptions<Config extends StateConfig>(config: Config, id = `${config.id}`): Config {
  const states = Object.entries(config.states ?? {}).map(([key, state]) => [key, withStateDescriptions(state, `${id}.${key}`)]);
  return {
    ...(id in stateDescriptions && { description: stateDescriptions[id] }),
    ...config,
    ...(config.states && { states: Object.fromEntries(states) }),
  };
}
