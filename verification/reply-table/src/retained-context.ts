import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';
import type { Precondition } from './variants.ts';

/** What a login remembers beside notice and count. Left out: it stays as it is. */
export interface RetainedContext {
  /** `new`: the one in the reply is current. `again`: the old one stays, and is fetched by its id if it has mailed a code. */
  readonly form?: 'new' | 'forgotten' | 'again';
  /** The identifier that was typed. */
  readonly who?: 'forgotten';
  readonly isHalfSignedIn?: boolean;
  readonly firstFactorPassed?: boolean;
}

interface Rule {
  readonly outcomes: readonly OutcomeName[];
  readonly precondition?: Precondition;
  readonly columns: readonly Column[];
  readonly retained: RetainedContext;
}

const everywhere: readonly Column[] = ['O1', 'O2', 'AW', 'PS', 'PR', 'PU', 'TS', 'TR', 'SO', 'PQ', 'TQ'];
const starting: readonly Column[] = ['O1', 'O2', 'AW', 'SO'];
const dead = ['flowGone (expired)', 'flowGone (unknown)', 'flowGone (refused)', 'csrfMismatch'] as const;
const aSession = ['signedIn (aal1)', 'signedIn (aal2)'] as const;

/** By hand, as `edges` is. Without a rule nothing changes. At `Ok` the context is not read. */
const rules: readonly Rule[] = [
  { outcomes: ['flow (aal1)', 'flow (aal2)'], columns: everywhere, retained: { form: 'new' } },
  { outcomes: ['rejected', 'accountBlocked (address-not-verified)'], columns: ['PS', 'TS'], retained: { form: 'new' } }, // the other `accountBlocked` has no form
  { outcomes: ['secondFactorDue'], columns: ['PS'], retained: { isHalfSignedIn: true, firstFactorPassed: true } },
  // Kratos never says it there.
  { outcomes: ['secondFactorDue'], columns: ['PQ', 'TQ'], retained: { isHalfSignedIn: true } },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are wanted',
    columns: ['PS'],
    retained: { isHalfSignedIn: true, firstFactorPassed: true },
  },
  // Kratos does not say who is half signed in.
  { outcomes: ['secondFactorDue'], columns: ['AW'], retained: { isHalfSignedIn: true, who: 'forgotten', form: 'again' } },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are wanted',
    columns: ['AW'],
    retained: { isHalfSignedIn: true, who: 'forgotten', form: 'again' },
  },
  { outcomes: ['noSession'], columns: ['O2', 'TS', 'TR'], retained: { isHalfSignedIn: false, firstFactorPassed: false } },
  // There is no session, so the mailed code is useless.
  { outcomes: ['noSession'], columns: ['AW'], retained: { isHalfSignedIn: false, firstFactorPassed: false, form: 'forgotten' } },
  {
    outcomes: ['noSession'],
    columns: ['SO'],
    retained: { isHalfSignedIn: false, firstFactorPassed: false, who: 'forgotten', form: 'forgotten' },
  },
  { outcomes: dead, columns: starting, retained: { form: 'forgotten' } },
  { outcomes: dead, precondition: 'the second factor alone is wanted', columns: starting, retained: { form: 'forgotten' } },
  { outcomes: ['sessionChanged'], columns: ['PS', 'TS'], retained: { form: 'forgotten' } }, // it takes no more input
  { outcomes: ['csrfMismatch'], columns: ['TS'], retained: { who: 'forgotten', form: 'forgotten' } }, // another user may wait for a second factor here now
  {
    outcomes: aSession,
    precondition: 'a mailed code is to confirm',
    columns: ['AW'],
    retained: { isHalfSignedIn: true, firstFactorPassed: true },
  },
  { outcomes: aSession, precondition: 'a confirmation is still due', columns: ['AW'], retained: { form: 'forgotten' } },
  {
    outcomes: aSession,
    precondition: 'a confirmation of the second factor alone is still due',
    columns: ['AW'],
    retained: { form: 'forgotten' },
  },
];

/** An error keeps everything. That a second factor is due counts wherever Kratos says it. */
export const retainedAtError = (outcome: OutcomeName): RetainedContext => (outcome === 'secondFactorDue' ? { isHalfSignedIn: true } : {});

export const findRetainedContext = (outcome: OutcomeName, precondition: Precondition | null, column: Column): RetainedContext =>
  rules.find((rule) => rule.outcomes.includes(outcome) && rule.columns.includes(column) && (rule.precondition ?? null) === precondition)
    ?.retained ?? {};
