import type { LoginContext } from '@kratos-login/core';
import type { Edge, RowDetails } from './cell.ts';
import type { OutcomeName } from './outcome-samples.ts';
import type { Column } from './states.ts';

/** What the same outcome depends on, as a claim about the login before it. */
export const preconditions = {
  'two CSRF mismatches before': ({ restarts }) => restarts.csrf >= 2,
  'no verdict of Kratos on the session': ({ halfSession }) => halfSession !== 'confirmed',
  'a mailed code is to confirm': ({ input, flowId }) => input.refresh === true && flowId !== null,
  'three detours before': ({ restarts }) => restarts.total >= 3 || restarts.csrf >= 3,
  'the second factor alone is wanted': ({ input }) => input.aal === 'aal2',
  'an app is waiting': ({ input }) => input.loginChallenge !== undefined,
  'a confirmation is still due': ({ input, firstFactorPassed }) => input.refresh === true && !firstFactorPassed,
  'a confirmation of the second factor alone is still due': ({ input, firstFactorPassed }) =>
    input.refresh === true && input.aal === 'aal2' && !firstFactorPassed,
  'nothing may lead elsewhere': ({ input }) => input.expectedOrigins !== undefined,
  'two factors are wanted': ({ input }) => input.requireSecondFactor === true || input.aal === 'aal2',
} as const satisfies Readonly<Record<string, (context: LoginContext) => boolean>>;

export type Precondition = keyof typeof preconditions;

/** A row of its own for an outcome that depends on more. The first that holds decides; what it says nothing about stands in `edges` and `impossibleReplies`. */
export interface Variant {
  readonly outcomes: readonly OutcomeName[];
  readonly precondition: Precondition;
  readonly cells: Readonly<Partial<Record<Column, Edge>>>;
  readonly words: RowDetails;
  /** These cells are about what Kratos never answers there. */
  readonly isImpossible?: true;
}

const gone = ['flowGone (expired)', 'flowGone (unknown)', 'flowGone (refused)'] as const;
const aSession = ['signedIn (aal1)', 'signedIn (aal2)'] as const;
const restartLimitReached = { Er: 'restartLimitReached' } as const;

export const variants: readonly Variant[] = [
  {
    outcomes: ['csrfMismatch'],
    precondition: 'two CSRF mismatches before',
    cells: { O1: 'Er ↻', O2: 'Er ↻', PS: 'Er ↻', TS: 'Er ↻' },
    words: { Er: 'cookiesBlocked' },
  },
  {
    outcomes: ['csrfMismatch'],
    precondition: 'two CSRF mismatches before',
    cells: { AW: 'Er ↻', PR: 'Er ↻', TR: 'Er ↻', SO: 'Er ↻' },
    words: { Er: 'cookiesBlocked' },
    isImpossible: true,
  },
  // Never at `PU`: a password was judged a moment ago, and that sets the counts back.
  {
    outcomes: ['sessionChanged'],
    precondition: 'three detours before',
    cells: { O1: 'Er ↻', O2: 'Er ↻', PS: 'Er ↻', PR: 'Er ↻', TS: 'Er ↻', TR: 'Er ↻', PQ: 'PE ↻', TQ: 'TE ↻' },
    words: restartLimitReached,
  },
  {
    outcomes: ['sessionChanged'],
    precondition: 'three detours before',
    cells: { AW: 'Er ↻', SO: 'Er ↻' },
    words: restartLimitReached,
    isImpossible: true,
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'three detours before',
    cells: { O1: 'Er ↻', O2: 'Er ↻', PS: 'Er ↻', TS: 'Er ↻' },
    words: restartLimitReached,
  },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'three detours before',
    cells: { AW: 'Er ↻', SO: 'Er ↻' },
    words: restartLimitReached,
    isImpossible: true,
  },
  { outcomes: [...gone, 'csrfMismatch'], precondition: 'the second factor alone is wanted', cells: { O1: 'O2 ↻' }, words: {} },
  {
    outcomes: [...gone, 'csrfMismatch'],
    precondition: 'the second factor alone is wanted',
    cells: { AW: 'O2 ↻', SO: 'O2 ↻' },
    words: {},
    isImpossible: true,
  },
  {
    outcomes: ['redirectRequired'],
    precondition: 'nothing may lead elsewhere',
    cells: { PS: 'Er', TS: 'Er' },
    words: { Er: 'unexpected' },
  },
  {
    outcomes: ['redirectRequired'],
    precondition: 'nothing may lead elsewhere',
    cells: { O1: 'Er', O2: 'Er', AW: 'Er', PR: 'Er', PU: 'Er', TR: 'Er', SO: 'Er' },
    words: { Er: 'unexpected' },
    isImpossible: true,
  },
  // Only a session that Kratos accepts can lack a second factor that the host requires.
  {
    outcomes: ['noUsableMethod'],
    precondition: 'no verdict of Kratos on the session',
    cells: { O2: 'Er', PU: 'Er', TS: 'Er', TR: 'Er' },
    words: { Er: 'noSecondFactor' },
  },
  { outcomes: aSession, precondition: 'an app is waiting', cells: { AW: 'Ok' }, words: { Ok: 'redirect-required' } },
  { outcomes: aSession, precondition: 'a mailed code is to confirm', cells: { AW: 'O2' }, words: {} },
  { outcomes: aSession, precondition: 'a confirmation of the second factor alone is still due', cells: { AW: 'O2' }, words: {} },
  { outcomes: aSession, precondition: 'a confirmation is still due', cells: { AW: 'O1' }, words: {} },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are wanted',
    cells: { AW: 'O2', PS: 'PU 0', TS: 'Er 0' },
    words: { Er: 'unexpected' },
  },
  {
    outcomes: ['signedIn (aal1)'],
    precondition: 'two factors are wanted',
    cells: { O1: 'Er', O2: 'Er', PR: 'Er', PU: 'Er', TR: 'Er', SO: 'Er' },
    words: { Er: 'unexpected' },
    isImpossible: true,
  },
];
