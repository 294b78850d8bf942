import type { Edge, RowDetails } from './cell.ts';
import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';

export type Cells = Readonly<Partial<Record<Column, Edge>>>;

/** What the chart does with one outcome. */
export interface Row {
  readonly outcome: OutcomeName;
  readonly cells: Cells;
  readonly details?: RowDetails;
  /** The reason for a surprising cell. */
  readonly why?: string;
}

const blocked = {
  'password.submitting': 'password.entering, reset, notice',
  'awaiting-TOTP.submitting': 'awaiting-TOTP.entering, reset, notice',
} as const;

const signedIn = {
  'init.checkingSession': 'success',
  'password.submitting': 'success, reset',
  'awaiting-TOTP.submitting': 'success, reset',
} as const;

const restarting = {
  'init.opening': 'init.opening, counted',
  'init.openingSecondFactor': 'init.openingSecondFactor, counted',
  'password.submitting': 'password.renewing, counted, notice',
  'awaiting-TOTP.submitting': 'awaiting-TOTP.renewing, counted, notice',
} as const;

const failing = {
  'init.opening': 'error',
  'init.openingSecondFactor': 'error',
  'init.checkingSession': 'error',
  'password.submitting': 'error',
  'password.renewing': 'error',
  'password.steppingUp': 'error',
  'awaiting-TOTP.submitting': 'error',
  'awaiting-TOTP.renewing': 'error',
  'init.signingOut': 'error',
  'password.entering.renewingInBackground': 'password.entering',
  'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
} as const;

/**
 * What the chart does with every outcome in every state with a pending call. It is written by hand, because it is an independent specification.
 *
 * A cell is the next state. `counted` counts a restart, and `reset` sets the count to zero. `notice` shows the notice of the row. Without it the
 * previous notice stays. Kratos never sends the outcome in a state without a cell: see `impossibleReplies`. Rows of `variants` go before these.
 */
export const edges: readonly Row[] = [
  {
    outcome: 'flow (aal1)',
    cells: {
      'init.opening': 'password.entering',
      'password.submitting': 'password.entering, reset',
      'password.renewing': 'password.entering',
      'password.entering.renewingInBackground': 'password.entering',
    },
  },
  {
    outcome: 'flow (aal2)',
    cells: {
      'init.opening': 'awaiting-TOTP.entering',
      'init.openingSecondFactor': 'awaiting-TOTP.entering',
      'password.submitting': 'awaiting-TOTP.entering, reset',
      'password.steppingUp': 'awaiting-TOTP.entering',
      'awaiting-TOTP.submitting': 'awaiting-TOTP.entering, reset',
      'awaiting-TOTP.renewing': 'awaiting-TOTP.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
  },
  {
    outcome: 'noUsableMethod',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'error',
      'password.submitting': 'error',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.submitting': 'error',
      'awaiting-TOTP.renewing': 'error',
      'password.entering.renewingInBackground': 'password.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
    details: { error: 'noUsableMethod' },
  },
  {
    outcome: 'rejected',
    cells: {
      'password.submitting': 'password.entering, reset',
      'awaiting-TOTP.submitting': 'awaiting-TOTP.entering, reset',
    },
  },
  {
    outcome: 'accountBlocked (account-disabled)',
    cells: blocked,
    details: { notice: 'account-disabled' },
  },
  {
    outcome: 'accountBlocked (address-not-verified)',
    cells: blocked,
    details: { notice: 'address-not-verified' },
  },
  {
    outcome: 'signedIn (aal1)',
    cells: signedIn,
    details: { success: 'signed-in', 'init.checkingSession': 'already-signed-in' },
  },
  {
    outcome: 'signedIn (aal2)',
    cells: signedIn,
    details: { success: 'signed-in', 'init.checkingSession': 'already-signed-in' },
  },
  {
    outcome: 'secondFactorDue',
    cells: {
      'init.checkingSession': 'init.openingSecondFactor',
      'password.submitting': 'password.steppingUp, reset',
      'awaiting-TOTP.submitting': 'error, reset',
    },
    details: { error: 'unexpected' },
  },
  {
    outcome: 'redirectRequired',
    cells: {
      'password.submitting': 'success',
      'awaiting-TOTP.submitting': 'success',
    },
    details: { success: 'redirect-required' },
  },
  {
    outcome: 'sessionChanged',
    cells: {
      'init.opening': 'init.checkingSession, counted',
      'init.openingSecondFactor': 'init.checkingSession, counted',
      'password.submitting': 'init.checkingSession, counted, notice',
      'password.renewing': 'init.checkingSession, counted',
      'password.steppingUp': 'init.checkingSession, counted',
      'awaiting-TOTP.submitting': 'init.checkingSession, counted, notice',
      'awaiting-TOTP.renewing': 'init.checkingSession, counted',
      'password.entering.renewingInBackground': 'init.checkingSession, counted, notice',
      'awaiting-TOTP.entering.renewingInBackground': 'init.checkingSession, counted, notice',
    },
    details: {
      notice: 'started-again',
      'password.entering.renewingInBackground': 'cleared',
      'awaiting-TOTP.entering.renewingInBackground': 'cleared',
    },
    why: 'A background renewal counts as a restart, too, because it leads to a new form like the others.',
  },
  {
    outcome: 'noSession',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'init.opening, notice',
      'init.checkingSession': 'init.opening',
      'password.submitting': 'error',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.submitting': 'init.opening, notice',
      'awaiting-TOTP.renewing': 'init.opening, notice',
      'init.signingOut': 'init.opening, reset, notice',
      'password.entering.renewingInBackground': 'password.entering',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering',
    },
    details: { notice: 'sign-in-ended', error: 'unexpected', 'password.steppingUp': 'cookiesBlocked', 'init.signingOut': 'cleared' },
  },
  {
    outcome: 'flowGone (expired)',
    cells: restarting,
    details: { notice: 'took-too-long' },
  },
  {
    outcome: 'flowGone (unknown)',
    cells: restarting,
    details: { notice: 'started-again' },
  },
  {
    outcome: 'flowGone (refused)',
    cells: {
      'init.opening': 'init.opening, counted',
      'password.submitting': 'password.renewing, counted, notice',
      'awaiting-TOTP.submitting': 'awaiting-TOTP.renewing, counted, notice',
    },
    details: { notice: 'started-again' },
  },
  {
    outcome: 'csrfMismatch',
    cells: {
      'init.opening': 'init.opening, counted',
      'init.openingSecondFactor': 'init.openingSecondFactor, counted',
      'password.submitting': 'password.renewing, counted, notice',
      'awaiting-TOTP.submitting': 'init.checkingSession, counted, notice',
    },
    details: { notice: 'started-again', 'awaiting-TOTP.submitting': 'changed-elsewhere' },
  },
  {
    outcome: 'refused',
    cells: failing,
    details: { error: 'refused' },
  },
  {
    outcome: 'rateLimited',
    cells: failing,
    details: { error: 'rateLimited' },
  },
  {
    outcome: 'unavailable',
    cells: failing,
    details: { error: 'unavailable' },
  },
  {
    outcome: 'serverError',
    cells: failing,
    details: { error: 'serverError' },
  },
  {
    outcome: 'unreachable',
    cells: failing,
    details: { error: 'unreachable' },
  },
  {
    outcome: 'timedOut',
    cells: failing,
    details: { error: 'timedOut' },
  },
  {
    outcome: 'unexpected',
    cells: failing,
    details: { error: 'unexpected' },
  },
  {
    outcome: 'unexpected (bad-address)',
    cells: failing,
    details: { error: 'unexpected' },
  },
  {
    outcome: 'unexpected (headers-too-large)',
    cells: failing,
    details: { error: 'cookiesTooLarge' },
  },
];
