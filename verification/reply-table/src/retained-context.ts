import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';
import type { Precondition } from './variants.ts';

/** The change of the context, beside the notice and the count. Omitted members keep their values. */
export interface RetainedContext {
  /** `new` is the form in the reply. `refetched` keeps the old form, and fetches it by its id if it has mailed a code. */
  readonly form?: 'new' | 'cleared' | 'refetched';
  /** The typed identifier. */
  readonly identifier?: 'cleared';
  readonly hasHalfSession?: boolean;
  readonly firstFactorPassed?: boolean;
}

interface Rule {
  readonly outcomes: readonly OutcomeName[];
  readonly precondition?: Precondition;
  readonly columns: readonly Column[];
  readonly retained: RetainedContext;
}

const everywhere: readonly Column[] = [
  'init.opening',
  'init.openingSecondFactor',
  'init.checkingSession',
  'password.submitting',
  'password.renewing',
  'password.steppingUp',
  'awaiting-TOTP.submitting',
  'awaiting-TOTP.renewing',
  'init.signingOut',
  'password.entering.renewingInBackground',
  'awaiting-TOTP.entering.renewingInBackground',
];
const starting: readonly Column[] = ['init.opening', 'init.openingSecondFactor', 'init.checkingSession', 'init.signingOut'];
const dead = ['flowGone (expired)', 'flowGone (unknown)', 'flowGone (refused)', 'csrfMismatch'] as const;
const aSession = ['signedIn (aal1)', 'signedIn (aal2)'] as const;

/** Written by hand, like `edges`. Without a rule nothing changes. The context at `success` is not checked. */
const rules: readonly Rule[] = [
  { outcomes: ['flow (aal1)', 'flow (aal2)'], columns: everywhere, retained: { form: 'new' } },
  {
    outcomes: ['rejected', 'accountBlocked (address-not-verified)'],
    columns: ['password.submitting', 'awaiting-TOTP.submitting'],
    retained: { form: 'new' },
  }, // the other `accountBlocked` contains no form
  { outcomes: ['secondFactorDue'], columns: ['password.submitting'], retained: { hasHalfSession: true, firstFactorPassed: true } },
  // Kratos never sends it there.
  {
    outcomes: ['secondFactorDue'],
    columns: ['password.entering.renewingInBackground', 'awaiting-TOTP.entering.renewingInBackground'],
    retained: { hasHalfSession: true },
  },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are required',
    columns: ['password.submitting'],
    retained: { hasHalfSession: true, firstFactorPassed: true },
  },
  // Kratos does not name the user of an insufficient session.
  {
    outcomes: ['secondFactorDue'],
    columns: ['init.checkingSession'],
    retained: { hasHalfSession: true, identifier: 'cleared', form: 'refetched' },
  },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are required',
    columns: ['init.checkingSession'],
    retained: { hasHalfSession: true, identifier: 'cleared', form: 'refetched' },
  },
  {
    outcomes: ['noSession'],
    columns: ['init.openingSecondFactor', 'awaiting-TOTP.submitting', 'awaiting-TOTP.renewing'],
    retained: { hasHalfSession: false, firstFactorPassed: false },
  },
  // There is no session, so the mailed code is useless.
  {
    outcomes: ['noSession'],
    columns: ['init.checkingSession'],
    retained: { hasHalfSession: false, firstFactorPassed: false, form: 'cleared' },
  },
  {
    outcomes: ['noSession'],
    columns: ['init.signingOut'],
    retained: { hasHalfSession: false, firstFactorPassed: false, identifier: 'cleared', form: 'cleared' },
  },
  { outcomes: dead, columns: starting, retained: { form: 'cleared' } },
  { outcomes: dead, precondition: 'only the second factor is requested', columns: starting, retained: { form: 'cleared' } },
  { outcomes: ['sessionChanged'], columns: ['password.submitting', 'awaiting-TOTP.submitting'], retained: { form: 'cleared' } }, // the form accepts no more input
  { outcomes: ['csrfMismatch'], columns: ['awaiting-TOTP.submitting'], retained: { identifier: 'cleared', form: 'cleared' } }, // the session may belong to another user now
  {
    outcomes: aSession,
    precondition: 'a mailed flow confirms the session',
    columns: ['init.checkingSession'],
    retained: { hasHalfSession: true, firstFactorPassed: true },
  },
  {
    outcomes: aSession,
    precondition: 'the session is not confirmed yet',
    columns: ['init.checkingSession'],
    retained: { form: 'cleared' },
  },
  {
    outcomes: aSession,
    precondition: 'the second factor is not confirmed yet',
    columns: ['init.checkingSession'],
    retained: { form: 'cleared' },
  },
];

/** The change at `error`: only a due second factor is noted. */
export const retainedAtError = (outcome: OutcomeName): RetainedContext => (outcome === 'secondFactorDue' ? { hasHalfSession: true } : {});

export const findRetainedContext = (outcome: OutcomeName, precondition: Precondition | null, column: Column): RetainedContext =>
  rules.find((rule) => rule.outcomes.includes(outcome) && rule.columns.includes(column) && (rule.precondition ?? null) === precondition)
    ?.retained ?? {};
