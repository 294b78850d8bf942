import type { LoginContext } from '@kratos-login/core/machine';
import type { Edge, RowDetails } from './cell.ts';
import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';

/** The conditions of variants, which read the context before the outcome. */
export const preconditions = {
  'two CSRF mismatches before': ({ restarts }) => restarts.csrf >= 2,
  'the host sets up a second factor, and Kratos has not called the session insufficient': ({ input, halfSession }) =>
    input.setUpSecondFactor === true && halfSession !== 'confirmed',
  'Kratos has not called the session insufficient': ({ halfSession }) => halfSession !== 'confirmed',
  'a mailed flow confirms the session': ({ input, flowId }) => input.refresh === true && flowId !== null,
  'three restarts before': ({ restarts }) => restarts.total >= 3 || restarts.csrf >= 3,
  'only the second factor is requested': ({ input }) => input.aal === 'aal2',
  'a login challenge is set': ({ input }) => input.loginChallenge !== undefined,
  'the session is not confirmed yet': ({ input, firstFactorPassed }) => input.refresh === true && !firstFactorPassed,
  'the second factor is not confirmed yet': ({ input, firstFactorPassed }) =>
    input.refresh === true && input.aal === 'aal2' && !firstFactorPassed,
  'no redirect is allowed': ({ input }) => input.expectedOrigins !== undefined,
  'two factors are required': ({ input }) => input.requireSecondFactor === true || input.aal === 'aal2',
} as const satisfies Readonly<Record<string, (context: LoginContext) => boolean>>;

export type Precondition = keyof typeof preconditions;

/** A row for an outcome under a precondition. The first precondition that holds applies. Omitted cells are in `edges` and `impossibleReplies`. */
export interface Variant {
  readonly outcomes: readonly OutcomeName[];
  readonly precondition: Precondition;
  readonly cells: Readonly<Partial<Record<Column, Edge>>>;
  readonly details?: RowDetails;
  /** Whether Kratos never sends the outcome in these states. */
  readonly isImpossible?: true;
}

const gone = ['flowGone (expired)', 'flowGone (unknown)', 'flowGone (refused)'] as const;
const aSession = ['signedIn (aal1)', 'signedIn (aal2)'] as const;
const restartLimitReached = { error: 'restartLimitReached' } as const;

export const variants: readonly Variant[] = [
  {
    outcomes: ['csrfMismatch'],
    precondition: 'two CSRF mismatches before',
    cells: {
      'init.opening': 'error, counted',
      'init.openingSecondFactor': 'error, counted',
      'password.submitting': 'error, counted',
      'awaiting-TOTP.submitting': 'error, counted',
    },
    details: { error: 'cookiesBlocked' },
  },
  {
    outcomes: ['csrfMismatch'],
    precondition: 'two CSRF mismatches before',
    cells: {
      'init.checkingSession': 'error, counted',
      'password.renewing': 'error, counted',
      'awaiting-TOTP.renewing': 'error, counted',
      'init.signingOut': 'error, counted',
    },
    details: { error: 'cookiesBlocked' },
    isImpossible: true,
  },
  // It cannot happen at `password.steppingUp`, because the password before it has reset the counts.
  {
    outcomes: ['sessionChanged'],
    precondition: 'three restarts before',
    cells: {
      'init.opening': 'error, counted',
      'init.openingSecondFactor': 'error, counted',
      'password.submitting': 'error, counted',
      'password.renewing': 'error, counted',
      'awaiting-TOTP.submitting': 'error, counted',
      'awaiting-TOTP.renewing': 'error, counted',
      'password.entering.renewingInBackground': 'password.entering, counted',
      'awaiting-TOTP.entering.renewingInBackground': 'awaiting-TOTP.entering, counted',
    },
    details: restartLimitReached,
  },
  {
    outcomes: ['sessionChanged'],
    precondition: 'three restarts before',
    cells: { 'init.checkingSession': 'error, counted', 'init.signingOut': 'error, counted' },
    details: restartLimitReached,
    isImpossible: true,
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'three restarts before',
    cells: {
      'init.opening': 'error, counted',
      'init.openingSecondFactor': 'error, counted',
      'password.submitting': 'error, counted',
      'awaiting-TOTP.submitting': 'error, counted',
    },
    details: restartLimitReached,
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'three restarts before',
    cells: { 'init.checkingSession': 'error, counted', 'init.signingOut': 'error, counted' },
    details: restartLimitReached,
    isImpossible: true,
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'only the second factor is requested',
    cells: { 'init.opening': 'init.openingSecondFactor, counted' },
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'only the second factor is requested',
    cells: { 'init.checkingSession': 'init.openingSecondFactor, counted', 'init.signingOut': 'init.openingSecondFactor, counted' },
    isImpossible: true,
  },
  {
    outcomes: ['redirectRequired'],
    precondition: 'no redirect is allowed',
    cells: { 'password.submitting': 'error', 'awaiting-TOTP.submitting': 'error' },
    details: { error: 'unexpected' },
  },
  {
    outcomes: ['redirectRequired'],
    precondition: 'no redirect is allowed',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'error',
      'init.checkingSession': 'error',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.renewing': 'error',
      'init.signingOut': 'error',
    },
    details: { error: 'unexpected' },
    isImpossible: true,
  },
  // Only a session that Kratos accepts can lack a second factor that the host requires.
  {
    outcomes: ['noUsableMethod'],
    precondition: 'the host sets up a second factor, and Kratos has not called the session insufficient',
    cells: {
      'init.openingSecondFactor': 'success',
      'password.steppingUp': 'success',
      'awaiting-TOTP.submitting': 'success',
      'awaiting-TOTP.renewing': 'success',
    },
    details: { success: 'second-factor-missing' },
  },
  {
    outcomes: ['noUsableMethod'],
    precondition: 'Kratos has not called the session insufficient',
    cells: {
      'init.openingSecondFactor': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.submitting': 'error',
      'awaiting-TOTP.renewing': 'error',
    },
    details: { error: 'noSecondFactor' },
  },
  {
    outcomes: aSession,
    precondition: 'a login challenge is set',
    cells: { 'init.checkingSession': 'success' },
    details: { success: 'redirect-required' },
  },
  { outcomes: aSession, precondition: 'a mailed flow confirms the session', cells: { 'init.checkingSession': 'init.openingSecondFactor' } },
  {
    outcomes: aSession,
    precondition: 'the second factor is not confirmed yet',
    cells: { 'init.checkingSession': 'init.openingSecondFactor' },
  },
  { outcomes: aSession, precondition: 'the session is not confirmed yet', cells: { 'init.checkingSession': 'init.opening' } },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are required',
    cells: {
      'init.checkingSession': 'init.openingSecondFactor',
      'password.submitting': 'password.steppingUp, reset',
      'awaiting-TOTP.submitting': 'error, reset',
    },
    details: { error: 'unexpected' },
  },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are required',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'error',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.renewing': 'error',
      'init.signingOut': 'error',
    },
    details: { error: 'unexpected' },
    isImpossible: true,
  },
];
