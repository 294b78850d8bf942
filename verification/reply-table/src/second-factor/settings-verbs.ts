import type { Change, Question, SecondFactorContext, SecondFactorNotice, SecondFactorUserEvent } from '@kratos-login/core/second-factor';

type State =
  | 'loading'
  | 'overview'
  | 'pairing.entering'
  | 'pairing.submitting'
  | 'changing'
  | 'backup-codes'
  | 'confirming'
  | 'signing-out'
  | 'signed-out'
  | 'error';

/** What the chart does with an event of the user. An event without a row for its state is ignored. */
export interface VerbRow {
  readonly event: SecondFactorUserEvent['type'];
  readonly at: readonly State[];
  /** The first row that holds decides. */
  readonly when?: VerbPrecondition;
  /** The next state. `stays` is the same state. */
  readonly next: State | 'done' | 'stays';
  /** The change that is due afterwards. Default: the same. */
  readonly change?: Change | null;
  /** The question that is asked afterwards. Default: none, if the history is forgotten, else the same. */
  readonly question?: Question | null;
  /** The notice afterwards. Default: none, if the history is forgotten, else the same. */
  readonly notice?: SecondFactorNotice | null;
  /** Whether notice, counts and messages are forgotten. */
  readonly forgets?: true;
  /** What becomes of the flow. Default: it is kept. `hidden` codes are no longer shown. */
  readonly flow?: 'forgotten' | 'hidden';
}

const everywhere: readonly State[] = [
  'loading',
  'overview',
  'pairing.entering',
  'pairing.submitting',
  'changing',
  'backup-codes',
  'confirming',
  'signing-out',
  'signed-out',
  'error',
];

/** It is written by hand, because it is an independent specification. */
export const settingsVerbs: readonly VerbRow[] = [
  { event: 'app.setUp', at: ['overview'], when: 'an app can be paired', next: 'pairing.entering', change: 'pair', forgets: true },
  { event: 'code.submit', at: ['pairing.entering'], next: 'pairing.submitting', change: 'pair', forgets: true },
  { event: 'app.remove', at: ['overview'], when: 'an app is paired', next: 'stays', question: 'unlink', notice: null },
  { event: 'codes.generate', at: ['overview'], when: 'codes are offered', next: 'changing', change: 'generateCodes', forgets: true },
  { event: 'codes.generate', at: ['backup-codes'], next: 'changing', change: 'generateCodes', forgets: true },
  { event: 'codes.reveal', at: ['overview'], when: 'codes are saved', next: 'changing', change: 'revealCodes', forgets: true },
  { event: 'codes.confirm', at: ['backup-codes'], when: 'codes are new', next: 'changing', change: 'confirmCodes', forgets: true },
  { event: 'codes.remove', at: ['overview'], when: 'there are codes', next: 'stays', question: 'disableCodes', notice: null },
  {
    event: 'question.confirm',
    at: ['overview'],
    when: 'removing the app is asked',
    next: 'changing',
    change: 'unlink',
    forgets: true,
    flow: 'hidden',
  },
  {
    event: 'question.confirm',
    at: ['overview'],
    when: 'removing codes is asked',
    next: 'changing',
    change: 'disableCodes',
    forgets: true,
    flow: 'hidden',
  },
  {
    event: 'question.confirm',
    at: ['backup-codes'],
    when: 'leaving codes is asked, and the set-up is complete without them',
    next: 'done',
    change: null,
    forgets: true,
    flow: 'hidden',
  },
  {
    event: 'question.confirm',
    at: ['backup-codes'],
    when: 'leaving codes is asked',
    next: 'overview',
    change: null,
    forgets: true,
    flow: 'hidden',
  },
  { event: 'question.dismiss', at: ['overview', 'backup-codes'], next: 'stays', question: null },
  { event: 'leave', at: ['pairing.entering'], next: 'overview', change: null, forgets: true },
  { event: 'leave', at: ['backup-codes'], when: 'codes are new', next: 'stays', question: 'leaveCodes', notice: null },
  { event: 'leave', at: ['backup-codes'], next: 'overview', forgets: true, flow: 'hidden' },
  { event: 'leave', at: ['confirming'], when: 'the flow shows codes', next: 'backup-codes', change: null },
  { event: 'leave', at: ['confirming'], when: 'the flow completes a set-up', next: 'done', change: null },
  { event: 'leave', at: ['confirming'], when: 'there is a flow', next: 'overview', change: null },
  { event: 'signIn', at: ['signed-out'], next: 'confirming' },
  { event: 'signOut', at: everywhere, next: 'signing-out' },
  // An app has the secret already.
  { event: 'session.check', at: ['pairing.entering'], next: 'loading', forgets: true },
  {
    event: 'session.check',
    at: ['backup-codes'],
    when: 'codes are new',
    next: 'loading',
    forgets: true,
    notice: 'started-again',
    flow: 'forgotten',
  },
  { event: 'session.check', at: ['overview', 'backup-codes'], next: 'loading', forgets: true, flow: 'forgotten' },
  { event: 'session.check', at: ['signed-out'], next: 'loading', forgets: true, flow: 'forgotten' },
  { event: 'cancel', at: ['loading', 'signing-out'], when: 'the request takes long', next: 'error' },
  { event: 'cancel', at: ['pairing.submitting'], when: 'the request takes long', next: 'pairing.entering' },
  { event: 'cancel', at: ['changing'], when: 'the request takes long, and the flow shows codes', next: 'backup-codes', change: null },
  { event: 'cancel', at: ['changing'], when: 'the request takes long, and the flow completes a set-up', next: 'done', change: null },
  { event: 'cancel', at: ['changing'], when: 'the request takes long', next: 'overview', change: null },
  { event: 'retry', at: ['error'], when: 'loading failed', next: 'loading' },
  { event: 'retry', at: ['error'], when: 'pairing failed', next: 'pairing.entering' },
  { event: 'retry', at: ['error'], when: 'a change failed', next: 'changing' },
  { event: 'retry', at: ['error'], when: 'signing out failed', next: 'signing-out' },
  { event: 'restart', at: everywhere, next: 'loading', change: null, forgets: true, flow: 'forgotten' },
];

type Holds = (context: SecondFactorContext) => boolean;

const isComplete: Holds = ({ input, flow }) => input.setUp === true && (flow?.totp === 'paired' || flow?.backupCodes === 'saved');
const showsCodes: Holds = ({ flow }) => flow?.backupCodes === 'new' || flow?.backupCodes === 'shown';
const isLong: Holds = ({ wait }) => wait === 'long';
const failedAt = (state: string, { failure }: SecondFactorContext): boolean => failure?.requestState === state && failure.retryable;

export const verbPreconditions = {
  'an app can be paired': ({ flow }) => flow?.totp === 'unpaired',
  'an app is paired': ({ flow }) => flow?.totp === 'paired',
  'codes are offered': ({ flow }) => flow?.backupCodes !== 'off',
  'codes are saved': ({ flow }) => flow?.backupCodes === 'saved',
  'there are codes': ({ flow }) => flow?.backupCodes === 'saved' || flow?.backupCodes === 'shown',
  'codes are new': ({ flow }) => flow?.backupCodes === 'new',
  'removing the app is asked': ({ question }) => question === 'unlink',
  'removing codes is asked': ({ question }) => question === 'disableCodes',
  'leaving codes is asked, and the set-up is complete without them': ({ question, input, flow, hadCodes }) =>
    question === 'leaveCodes' && input.setUp === true && (flow?.totp === 'paired' || hadCodes),
  'leaving codes is asked': ({ question }) => question === 'leaveCodes',
  'the flow shows codes': showsCodes,
  'the flow completes a set-up': isComplete,
  'there is a flow': ({ flow }) => flow !== null,
  'the request takes long': isLong,
  'the request takes long, and the flow shows codes': (context) => isLong(context) && showsCodes(context),
  'the request takes long, and the flow completes a set-up': (context) => isLong(context) && isComplete(context),
  'loading failed': (context) => failedAt('loading', context),
  'pairing failed': (context) => failedAt('pairing.submitting', context),
  'a change failed': (context) => failedAt('changing', context),
  'signing out failed': (context) => failedAt('signing-out', context),
} as const satisfies Readonly<Record<string, Holds>>;

export type VerbPrecondition = keyof typeof verbPreconditions;
