import type { LoginContext, RequestState, UserEvent } from '@kratos-login/core';
import type { State } from './states.ts';

/** What people can do where: the state it leads to; `stays`; `–`, for it is not offered there; `·`, for one of the rows about this verb always holds there. */
export type VerbCell = Exclude<State, 'PQ' | 'TQ'> | 'stays' | '–' | '·';

/** `PE` and `TE` hold for a form that is renewed quietly, too. */
export const verbColumns = ['O1', 'O2', 'AW', 'SO', 'PE', 'PS', 'PR', 'PU', 'TE', 'TS', 'TR', 'Er', 'Ok'] as const;
export type VerbColumn = (typeof verbColumns)[number];
// biome-ignore format: a table is read in columns
type VerbCells = readonly [
  O1: VerbCell, O2: VerbCell, AW: VerbCell, SO: VerbCell, PE: VerbCell, PS: VerbCell, PR: VerbCell, PU: VerbCell,
  TE: VerbCell, TS: VerbCell, TR: VerbCell, Er: VerbCell, Ok: VerbCell,
];

/** A new verb does not compile until it has a row. Written by hand, as `edges` is. */
// biome-ignore format: a table is read in columns
export const verbs: Readonly<Record<UserEvent['type'], VerbCells>> = {
  //                    O1    O2    AW    SO    PE    PS    PR    PU    TE       TS    TR    Er    Ok
  'password.submit':   ['–',  '–',  '–',  '–',  'PS', '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  'password.submitSoon': ['stays', '–', '–', '–', '–',  '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  'provider.choose':   ['–',  '–',  '–',  '–',  'PS', '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  'code.submit':       ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  'TS',    '–',  '–',  '–',  '–'],
  'code.send':         ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  'TS',    '–',  '–',  '–',  '–'],
  'code.resend':       ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  'TS',    '–',  '–',  '–',  '–'],
  'factor.choose':     ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  'stays', '–',  '–',  '–',  '–'],
  'identifier.forget': ['–',  '–',  '–',  '–',  'PR', '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  'session.check':     ['–',  '–',  '–',  '–',  'AW', '–',  '–',  '–',  'AW',    '–',  '–',  '–',  '–'],
  'account.switch':    ['SO', 'SO', 'SO', 'SO', 'SO', 'SO', 'SO', 'SO', 'SO',    'SO', 'SO', 'SO', '–'],
  cancel:              ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  retry:               ['–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',  '–',     '–',  '–',  '–',  '–'],
  restart:             ['O1', 'O1', 'O1', 'O1', 'PR', 'PR', 'PR', 'PR',  'O1',    'O1', 'O1', 'O1', '–'],
};

/** Where trying again leads, by where it broke: back to the form in hand with the secret typed again, or to the same call once more. */
export const retries: Readonly<Record<RequestState, VerbCell>> = {
  'init.opening': 'O1',
  'init.openingSecondFactor': 'O2',
  'init.checkingSession': 'AW',
  'init.signingOut': 'SO',
  'password.submitting': 'PE',
  'password.renewing': 'PR',
  'password.steppingUp': 'PU',
  'awaiting-TOTP.submitting': 'TE',
  'awaiting-TOTP.renewing': 'TR',
};

/** What a verb depends on. */
type VerbGiven = (context: LoginContext, event: UserEvent) => boolean;

/** A row of its own for a verb that depends on more. The first that holds decides. */
export interface VerbVariant {
  readonly verb: UserEvent['type'];
  readonly precondition: string;
  readonly holds: VerbGiven;
  readonly cells: Readonly<Partial<Record<VerbColumn, VerbCell>>>;
}

const isInForm = ({ flow }: LoginContext, name: string, value: string): boolean =>
  flow?.nodes.some((node) => node.name === name && node.value === value) === true;
const sessionIsInsufficient: VerbGiven = ({ halfSession }) => halfSession === 'confirmed';
const onlySecondFactor: VerbGiven = ({ input }) => input.aal === 'aal2';

export const verbVariants: readonly VerbVariant[] = [
  {
    verb: 'provider.choose',
    precondition: 'the form does not offer that provider',
    holds: (context, event) => event.type === 'provider.choose' && !isInForm(context, 'provider', event.provider),
    cells: { PE: '–' },
  },
  {
    verb: 'code.send',
    precondition: 'the form does not offer that address',
    holds: (context, event) => event.type === 'code.send' && !isInForm(context, 'address', event.address),
    cells: { TE: '–' },
  },
  { verb: 'code.resend', precondition: 'no code was mailed', holds: ({ flow }) => flow?.codeWasMailed !== true, cells: { TE: '–' } },
  {
    verb: 'code.resend',
    precondition: 'a code was mailed less than 30 s ago',
    holds: ({ resendIsCoolingDown }) => resendIsCoolingDown,
    cells: { TE: '–' },
  },
  {
    verb: 'factor.choose',
    precondition: 'the account has no such factor',
    holds: ({ factors }, event) => event.type === 'factor.choose' && !factors.includes(event.factor),
    cells: { TE: '–' },
  },
  {
    verb: 'cancel',
    precondition: 'the call takes more than four seconds',
    holds: ({ wait }) => wait === 'long',
    cells: { O1: 'Er', O2: 'Er', AW: 'Er', SO: 'Er', PS: 'PE', PR: 'Er', PU: 'Er', TS: 'TE', TR: 'Er' },
  },
  ...Object.entries(retries).map(
    ([place, target]): VerbVariant => ({
      verb: 'retry',
      precondition: `it broke at ${place}, and can be tried again`,
      holds: ({ failure }) => failure?.retryable === true && failure.requestState === place,
      cells: { Er: target },
    }),
  ),
  {
    verb: 'restart',
    precondition: 'Kratos calls the session insufficient',
    holds: sessionIsInsufficient,
    cells: { O2: 'SO', AW: 'SO', SO: 'SO', PU: 'SO', TE: 'SO', TS: 'SO', TR: 'SO', Er: 'SO' },
  },
  {
    verb: 'restart',
    precondition: 'it broke at the password, and no second factor is due',
    holds: ({ failure, halfSession }) => failure?.requestState.startsWith('password') === true && halfSession === 'none',
    cells: { Er: 'PR' },
  },
  {
    verb: 'restart',
    precondition: 'the second factor alone is wanted',
    holds: onlySecondFactor,
    cells: { O1: 'O2', O2: 'O2', AW: 'O2', SO: 'O2', TE: 'O2', TS: 'O2', TR: 'O2', Er: 'O2' },
  },
];
