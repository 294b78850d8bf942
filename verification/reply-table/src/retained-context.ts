import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';
import type { Given } from './variants.ts';

/** What a login remembers beside notice and count. Left out: it stays as it is. */
export interface Memory {
  /** `new`: the one in the reply is current. `again`: the old one stays, and is fetched by its id if it has mailed a code. */
  readonly form?: 'new' | 'forgotten' | 'again';
  /** The identifier that was typed. */
  readonly who?: 'forgotten';
  readonly isHalfSignedIn?: boolean;
  readonly firstFactorPassed?: boolean;
}

interface Rule {
  readonly outcomes: readonly OutcomeName[];
  readonly given?: Given;
  readonly columns: readonly Column[];
  readonly memory: Memory;
}

const everywhere: readonly Column[] = ['O1', 'O2', 'AW', 'PS', 'PR', 'PU', 'TS', 'TR', 'SO', 'PQ', 'TQ'];
const starting: readonly Column[] = ['O1', 'O2', 'AW', 'SO'];
const dead = ['flowGone (expired)', 'flowGone (unknown)', 'flowGone (refused)', 'csrfMismatch'] as const;
const aSession = ['signedIn (aal1)', 'signedIn (aal2)'] as const;

/** By hand, as `edges` is. No rule: nothing changes. At `Er` nothing ever does, and at `Ok` nobody asks any more. */
const rules: readonly Rule[] = [
  { outcomes: ['flow (aal1)', 'flow (aal2)'], columns: everywhere, memory: { form: 'new' } },
  { outcomes: ['rejected', 'accountBlocked (address-not-verified)'], columns: ['PS', 'TS'], memory: { form: 'new' } }, // the other `accountBlocked` has no form
  { outcomes: ['secondFactorDue'], columns: ['PS'], memory: { isHalfSignedIn: true, firstFactorPassed: true } },
  {
    outcomes: ['signedIn (aal1)'],
    given: 'two factors are wanted',
    columns: ['PS'],
    memory: { isHalfSignedIn: true, firstFactorPassed: true },
  },
  // Kratos does not say who is half signed in.
  { outcomes: ['secondFactorDue'], columns: ['AW'], memory: { isHalfSignedIn: true, who: 'forgotten', form: 'again' } },
  {
    outcomes: ['signedIn (aal1)'],
    given: 'two factors are wanted',
    columns: ['AW'],
    memory: { isHalfSignedIn: true, who: 'forgotten', form: 'again' },
  },
  { outcomes: ['noSession'], columns: ['O2', 'TS', 'TR'], memory: { isHalfSignedIn: false, firstFactorPassed: false } },
  // There is no session, so the mailed code is useless.
  { outcomes: ['noSession'], columns: ['AW'], memory: { isHalfSignedIn: false, firstFactorPassed: false, form: 'forgotten' } },
  {
    outcomes: ['noSession'],
    columns: ['SO'],
    memory: { isHalfSignedIn: false, firstFactorPassed: false, who: 'forgotten', form: 'forgotten' },
  },
  { outcomes: dead, columns: starting, memory: { form: 'forgotten' } },
  { outcomes: dead, given: 'the second factor alone is wanted', columns: starting, memory: { form: 'forgotten' } },
  { outcomes: ['sessionChanged'], columns: ['PS', 'TS'], memory: { form: 'forgotten' } }, // it takes no more input
  { outcomes: ['csrfMismatch'], columns: ['TS'], memory: { who: 'forgotten', form: 'forgotten' } }, // another user may wait for a second factor here now
  {
    outcomes: aSession,
    given: 'a mailed code is to confirm',
    columns: ['AW'],
    memory: { isHalfSignedIn: true, firstFactorPassed: true },
  },
  { outcomes: aSession, given: 'a confirmation is still due', columns: ['AW'], memory: { form: 'forgotten' } },
  { outcomes: aSession, given: 'a confirmation of the second factor alone is still due', columns: ['AW'], memory: { form: 'forgotten' } },
];

export const findMemory = (outcome: OutcomeName, given: Given | null, column: Column): Memory =>
  rules.find((rule) => rule.outcomes.includes(outcome) && rule.columns.includes(column) && (rule.given ?? null) === given)?.memory ?? {};
