import type { LoginContext, RequestState, UserEvent } from '@kratos-login/core/machine';
import type { Target } from './cell.ts';

/** The next state. `stays` changes only the context, and `–` is not offered. */
export type VerbCell = Target | 'stays' | '–';

/** `*.entering` includes background renewals. */
export const verbColumns = [
  'init.opening',
  'init.openingSecondFactor',
  'init.checkingSession',
  'init.signingOut',
  'password.entering',
  'password.submitting',
  'password.renewing',
  'password.steppingUp',
  'awaiting-TOTP.entering',
  'awaiting-TOTP.submitting',
  'awaiting-TOTP.renewing',
  'error',
  'success',
] as const satisfies readonly Target[];

export type VerbColumn = (typeof verbColumns)[number];

/** The target of each user event in each state. An omitted state does not offer the event. A new event does not compile until it has a row. */
export const verbs: Readonly<Record<UserEvent['type'], Readonly<Partial<Record<VerbColumn, VerbCell>>>>> = {
  'password.submit': { 'password.entering': 'password.submitting' },
  'password.submitSoon': { 'init.opening': 'stays' },
  'provider.choose': { 'password.entering': 'password.submitting' },
  'code.submit': { 'awaiting-TOTP.entering': 'awaiting-TOTP.submitting' },
  'code.send': { 'awaiting-TOTP.entering': 'awaiting-TOTP.submitting' },
  'code.resend': { 'awaiting-TOTP.entering': 'awaiting-TOTP.submitting' },
  'factor.choose': { 'awaiting-TOTP.entering': 'stays' },
  'identifier.forget': { 'password.entering': 'password.renewing' },
  'session.check': { 'password.entering': 'init.checkingSession', 'awaiting-TOTP.entering': 'init.checkingSession' },
  'account.switch': {
    'init.opening': 'init.signingOut',
    'init.openingSecondFactor': 'init.signingOut',
    'init.checkingSession': 'init.signingOut',
    'init.signingOut': 'init.signingOut',
    'password.entering': 'init.signingOut',
    'password.submitting': 'init.signingOut',
    'password.renewing': 'init.signingOut',
    'password.steppingUp': 'init.signingOut',
    'awaiting-TOTP.entering': 'init.signingOut',
    'awaiting-TOTP.submitting': 'init.signingOut',
    'awaiting-TOTP.renewing': 'init.signingOut',
    error: 'init.signingOut',
  },
  cancel: {},
  retry: {},
  restart: {
    'init.opening': 'init.opening',
    'init.openingSecondFactor': 'init.opening',
    'init.checkingSession': 'init.opening',
    'init.signingOut': 'init.opening',
    'password.entering': 'password.renewing',
    'password.submitting': 'password.renewing',
    'password.renewing': 'password.renewing',
    'password.steppingUp': 'password.renewing',
    'awaiting-TOTP.entering': 'init.opening',
    'awaiting-TOTP.submitting': 'init.opening',
    'awaiting-TOTP.renewing': 'init.opening',
    error: 'init.opening',
  },
};

/** The target of `retry` by the failed request state: the same call, or the open form, where the secret is typed again. */
export const retries: Readonly<Record<RequestState, VerbCell>> = {
  'init.opening': 'init.opening',
  'init.openingSecondFactor': 'init.openingSecondFactor',
  'init.checkingSession': 'init.checkingSession',
  'init.signingOut': 'init.signingOut',
  'password.submitting': 'password.entering',
  'password.renewing': 'password.renewing',
  'password.steppingUp': 'password.steppingUp',
  'awaiting-TOTP.submitting': 'awaiting-TOTP.entering',
  'awaiting-TOTP.renewing': 'awaiting-TOTP.renewing',
};

type VerbPrecondition = (context: LoginContext, event: UserEvent) => boolean;

/** A row for an event under a precondition. The first precondition that holds applies. */
export interface VerbVariant {
  readonly verb: UserEvent['type'];
  readonly precondition: string;
  readonly holds: VerbPrecondition;
  readonly cells: Readonly<Partial<Record<VerbColumn, VerbCell>>>;
}

const isInForm = ({ flow }: LoginContext, name: string, value: string): boolean =>
  flow?.nodes.some((node) => node.name === name && node.value === value) === true;
const sessionIsInsufficient: VerbPrecondition = ({ halfSession }) => halfSession === 'confirmed';
const onlySecondFactor: VerbPrecondition = ({ input }) => input.aal === 'aal2';

export const verbVariants: readonly VerbVariant[] = [
  {
    verb: 'provider.choose',
    precondition: 'the form does not offer that provider',
    holds: (context, event) => event.type === 'provider.choose' && !isInForm(context, 'provider', event.provider),
    cells: { 'password.entering': '–' },
  },
  {
    verb: 'code.send',
    precondition: 'the form does not offer that address',
    holds: (context, event) => event.type === 'code.send' && !isInForm(context, 'address', event.address),
    cells: { 'awaiting-TOTP.entering': '–' },
  },
  {
    verb: 'code.resend',
    precondition: 'no code was mailed',
    holds: ({ flow }) => flow?.codeWasMailed !== true,
    cells: { 'awaiting-TOTP.entering': '–' },
  },
  {
    verb: 'code.resend',
    precondition: 'a code was mailed less than 30 s ago',
    holds: ({ resendIsCoolingDown }) => resendIsCoolingDown,
    cells: { 'awaiting-TOTP.entering': '–' },
  },
  {
    verb: 'factor.choose',
    precondition: 'the account has no such factor',
    holds: ({ factors }, event) => event.type === 'factor.choose' && !factors.includes(event.factor),
    cells: { 'awaiting-TOTP.entering': '–' },
  },
  {
    verb: 'cancel',
    precondition: 'the call takes more than four seconds',
    holds: ({ wait }) => wait === 'long',
    cells: {
      'init.opening': 'error',
      'init.openingSecondFactor': 'error',
      'init.checkingSession': 'error',
      'init.signingOut': 'error',
      'password.submitting': 'password.entering',
      'password.renewing': 'error',
      'password.steppingUp': 'error',
      'awaiting-TOTP.submitting': 'awaiting-TOTP.entering',
      'awaiting-TOTP.renewing': 'error',
    },
  },
  ...Object.entries(retries).map(
    ([requestState, target]): VerbVariant => ({
      verb: 'retry',
      precondition: `a retryable failure at ${requestState}`,
      holds: ({ failure }) => failure?.retryable === true && failure.requestState === requestState,
      cells: { error: target },
    }),
  ),
  {
    verb: 'restart',
    precondition: 'Kratos calls the session insufficient',
    holds: sessionIsInsufficient,
    cells: {
      'init.openingSecondFactor': 'init.signingOut',
      'init.checkingSession': 'init.signingOut',
      'init.signingOut': 'init.signingOut',
      'password.steppingUp': 'init.signingOut',
      'awaiting-TOTP.entering': 'init.signingOut',
      'awaiting-TOTP.submitting': 'init.signingOut',
      'awaiting-TOTP.renewing': 'init.signingOut',
      error: 'init.signingOut',
    },
  },
  {
    verb: 'restart',
    precondition: 'a failure at the password, without a half session',
    holds: ({ failure, halfSession }) => failure?.requestState.startsWith('password') === true && halfSession === 'none',
    cells: { error: 'password.renewing' },
  },
  {
    verb: 'restart',
    precondition: 'only the second factor is requested',
    holds: onlySecondFactor,
    cells: {
      'init.opening': 'init.openingSecondFactor',
      'init.openingSecondFactor': 'init.openingSecondFactor',
      'init.checkingSession': 'init.openingSecondFactor',
      'init.signingOut': 'init.openingSecondFactor',
      'awaiting-TOTP.entering': 'init.openingSecondFactor',
      'awaiting-TOTP.submitting': 'init.openingSecondFactor',
      'awaiting-TOTP.renewing': 'init.openingSecondFactor',
      error: 'init.openingSecondFactor',
    },
  },
];
