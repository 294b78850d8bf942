const codes = ['Copy', 'Download', 'Print'];
const pairing = ['Copy', 'totp_code', 'Verify', 'Back', 'Get help'];
const signingIn = ['identifier', 'password', 'Show password', 'Sign in'];
const error = ['Try again', 'Start again', 'Sign out'];

/** What the Tab key reaches in each state, in the order of the page. */
export const tabStops: Readonly<Record<string, readonly string[]>> = {
  overview: ['Sign out', 'Set up: Authenticator app', 'Get codes: Backup codes', 'Password', 'Get help'],
  pairing,
  'wrong code': pairing,
  'new backup codes': [...codes, 'I’ve saved them', 'Back', 'Get help'],
  'leaving new backup codes': [...codes, 'Leave', 'Stay here', 'Get help'],
  'overview of what is set up': [
    'Sign out',
    'Remove: Authenticator app',
    'Show: Backup codes',
    'Get new codes: Backup codes',
    'Remove: Backup codes',
    'Password',
    'Get help',
  ],
  'removing the app': ['Sign out', 'Remove it', 'Keep it', 'Get help'],
  confirming: ['Use a different account', 'password', 'Show password', 'Confirm', 'Cancel', 'Get help'],
  'backup codes shown again': [...codes, 'Get new codes', 'Back', 'Get help'],
  'signed out': ['Sign in', 'Get help'],
  'signing in': signingIn,
  'wrong password': signingIn,
  unreachable: error,
  'too many attempts': error,
  done: [],
};
