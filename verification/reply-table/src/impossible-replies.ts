import type { Row } from './edges.ts';

const unexpected = {
  'init.opening': 'error',
  'init.openingSecondFactor': 'error',
  'init.checkingSession': 'error',
  'password.renewing': 'error',
  'password.steppingUp': 'error',
  'awaiting-TOTP.renewing': 'error',
  'init.signingOut': 'error',
  'password.entering.renewingInBackground': 'password.entering',
  'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
} as const;

const signedIn = {
  'init.opening': 'success',
  'init.openingSecondFactor': 'success',
  'password.renewing': 'success',
  'password.steppingUp': 'success',
  'awaiting-TOTP.renewing': 'success',
  'init.signingOut': 'success',
  'password.entering.renewingInBackground': 'password.entering',
  'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
} as const;

const dead = {
  'init.checkingSession': 'init.opening, counted',
  'password.renewing': 'error, counted',
  'password.steppingUp': 'error, counted',
  'awaiting-TOTP.renewing': 'error, counted',
  'init.signingOut': 'init.opening, counted',
  'password.entering.renewingInBackground': 'password.entering, counted',
  'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering, counted',
} as const;

/**
 * What the chart would do with an outcome that Kratos never sends in that state, because `readOutcome` reads it as `unexpected`. The cells are those
 * that `edges` omits. A state that does not handle an outcome leaves it to the root, so no state is a dead end.
 */
export const impossibleReplies: readonly Row[] = [
  {
    outcome: 'flow (aal1)',
    cells: {
      'init.openingSecondFactor': 'password.entering',
      'init.checkingSession': 'password.entering',
      'password.steppingUp': 'password.entering',
      'awaiting-TOTP.submitting': 'password.entering, reset',
      'awaiting-TOTP.renewing': 'password.entering',
      'init.signingOut': 'password.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
  },
  {
    outcome: 'flow (aal2)',
    cells: {
      'init.checkingSession': 'awaiting-TOTP.entering',
      'password.renewing': 'awaiting-TOTP.entering',
      'init.signingOut': 'awaiting-TOTP.entering',
      'password.entering.renewingInBackground': 'password.entering',
    },
  },
  {
    outcome: 'noUsableMethod',
    cells: {
      'init.checkingSession': 'error',
      'init.signingOut': 'error',
    },
    details: { error: 'noUsableMethod' },
  },
  {
    outcome: 'rejected',
    cells: unexpected,
    details: { error: 'unexpected' },
  },
  {
    outcome: 'accountBlocked (account-disabled)',
    cells: unexpected,
    details: { error: 'unexpected' },
  },
  {
    outcome: 'accountBlocked (address-not-verified)',
    cells: unexpected,
    details: { error: 'unexpected' },
  },
  {
    outcome: 'signedIn (aal1)',
    cells: signedIn,
    details: { success: 'signed-in' },
  },
  {
    outcome: 'signedIn (aal2)',
    cells: signedIn,
    details: { success: 'signed-in' },
  },
  {
    outcome: 'secondFactorDue',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'error',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.renewing': 'error',
      'init.signingOut': 'error',
      'password.entering.renewingInBackground': 'password.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
    details: { error: 'unexpected' },
  },
  {
    outcome: 'redirectRequired',
    cells: {
      'init.opening': 'success',
      'init.openingSecondFactor': 'success',
      'init.checkingSession': 'success',
      'password.renewing': 'success',
      'password.steppingUp': 'success',
      'awaiting-TOTP.renewing': 'success',
      'init.signingOut': 'success',
      'password.entering.renewingInBackground': 'password.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
    details: { success: 'redirect-required' },
  },
  {
    outcome: 'sessionChanged',
    cells: {
      'init.checkingSession': 'init.checkingSession, counted',
      'init.signingOut': 'init.checkingSession, counted',
    },
  },
  {
    outcome: 'flowGone (expired)',
    cells: dead,
    details: { error: 'restartLimitReached' },
  },
  {
    outcome: 'flowGone (unknown)',
    cells: dead,
    details: { error: 'restartLimitReached' },
  },
  {
    outcome: 'flowGone (refused)',
    cells: {
      'init.openingSecondFactor': 'init.openingSecondFactor, counted',
      'init.checkingSession': 'init.opening, counted',
      'password.renewing': 'error, counted',
      'password.steppingUp': 'error, counted',
      'awaiting-TOTP.renewing': 'error, counted',
      'init.signingOut': 'init.opening, counted',
      'password.entering.renewingInBackground': 'password.entering, counted',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering, counted',
    },
    details: { error: 'restartLimitReached' },
  },
  {
    outcome: 'csrfMismatch',
    cells: dead,
    details: { error: 'restartLimitReached' },
  },
];
