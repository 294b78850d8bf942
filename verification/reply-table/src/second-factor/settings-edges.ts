import type { SecondFactorNotice, SecondFactorReason, SettingsOutcomeKind, SettingsRequestState } from '@kratos-login/core/second-factor';
import type { SettingsPrecondition } from './settings-preconditions.ts';

/** The next state. `page` is the page of the flow: see `pages`. */
export type SettingsTarget = 'page' | 'pairing.entering' | 'changing' | 'loading' | 'confirming' | 'signed-out' | 'error';

type Detail = '' | `, ${SecondFactorNotice | 'no notice' | SecondFactorReason}`;

/**
 * `counted` counts a restart, and `reset` sets the counts to zero. Then comes the notice, or the reason of an error. Without either, the previous notice stays.
 * An object says why Kratos never sends the outcome there.
 */
export type SettingsCell = `${SettingsTarget}${'' | ', counted' | ', reset'}${Detail}` | { readonly never: string };

/** What the chart does with one outcome, in each state with a pending request. */
export interface SettingsRow {
  readonly outcome: SettingsOutcomeKind;
  /** Rows with a precondition come before those without. */
  readonly when?: SettingsPrecondition;
  readonly cells: Readonly<Partial<Record<SettingsRequestState, SettingsCell>>>;
}

const notSubmitted = { never: 'A form that is opened or fetched was not submitted.' };
const notASignOut = { never: 'Kratos answers a sign-out without a flow and without this error.' };
const refusesOthers = { never: 'Kratos refuses the flow of another user.' };
const onlyLinking = { never: 'Only linking a provider redirects.' };

const everywhere = <const Cell extends SettingsCell>(cell: Cell) =>
  ({ loading: cell, 'pairing.submitting': cell, changing: cell, 'signing-out': cell }) as const;

/**
 * What the second factor does with every outcome in every state with a pending request. It is written by hand, because it is an independent specification. The
 * first row that has the outcome, the state, and a precondition that holds, decides.
 */
export const settingsEdges: readonly SettingsRow[] = [
  // ---------------------------------------------------------------------------------------------- forms
  {
    outcome: 'settings',
    when: 'of another user, who sets up a second factor',
    cells: { loading: 'pairing.entering, another-account' },
  },
  {
    outcome: 'settings',
    when: 'of another user',
    cells: { loading: 'page, another-account', 'pairing.submitting': 'page, reset, another-account', changing: refusesOthers },
  },
  { outcome: 'settings', when: 'new codes are to be saved, and their flow is still there', cells: { loading: 'changing' } },
  { outcome: 'settings', when: 'pairing is due, and possible', cells: { loading: 'pairing.entering' } },
  { outcome: 'settings', when: 'another change is due, and possible', cells: { loading: 'changing' } },
  { outcome: 'settings', when: 'a change is due, and no longer possible', cells: { loading: 'page, changed-elsewhere' } },
  {
    outcome: 'settings',
    cells: { loading: 'page', 'pairing.submitting': 'page, reset, changed-elsewhere', changing: 'page, reset', 'signing-out': notASignOut },
  },
  // ---------------------------------------------------------------------------------------------- verdicts
  { outcome: 'saved', when: 'of another user', cells: { 'pairing.submitting': refusesOthers, changing: refusesOthers } },
  {
    outcome: 'saved',
    when: 'an app is paired, and there are no codes',
    cells: { 'pairing.submitting': 'changing, reset, paired' },
  },
  { outcome: 'saved', when: 'an app is paired', cells: { 'pairing.submitting': 'page, reset, paired' } },
  { outcome: 'saved', when: 'the app was to be removed', cells: { changing: 'page, reset, unlinked' } },
  { outcome: 'saved', when: 'new codes were to be saved', cells: { changing: 'page, reset, codes-saved' } },
  { outcome: 'saved', when: 'codes were to be removed', cells: { changing: 'page, reset, codes-removed' } },
  {
    outcome: 'saved',
    cells: {
      loading: notSubmitted,
      'pairing.submitting': 'page, reset, no notice',
      changing: 'page, reset, no notice',
      'signing-out': notASignOut,
    },
  },
  { outcome: 'rejected', when: 'of another user', cells: { 'pairing.submitting': refusesOthers, changing: refusesOthers } },
  {
    outcome: 'rejected',
    when: 'an app can be paired, and Kratos says what is wrong',
    cells: { 'pairing.submitting': 'pairing.entering, reset' },
  },
  { outcome: 'rejected', when: 'an app can be paired', cells: { 'pairing.submitting': 'pairing.entering, reset, code-not-checked' } },
  { outcome: 'rejected', when: 'in words', cells: { changing: 'page, reset' } },
  {
    outcome: 'rejected',
    cells: {
      loading: notSubmitted,
      'pairing.submitting': 'page, reset, changed-elsewhere',
      changing: 'loading, reset, changed-elsewhere',
      'signing-out': notASignOut,
    },
  },
  // ---------------------------------------------------------------------------------------------- restarts
  // A code that the user submits begins the counts again, so no limit is reached at pairing.
  { outcome: 'refreshRequired', when: 'the third restart came before', cells: { changing: 'error, counted, restartLimitReached' } },
  {
    outcome: 'refreshRequired',
    cells: {
      loading: { never: 'Kratos asks for a younger session only when something is changed.' },
      'pairing.submitting': 'confirming, counted, code-not-checked',
      changing: 'confirming, counted, no notice',
      'signing-out': notASignOut,
    },
  },
  {
    outcome: 'secondFactorDue',
    when: 'the third restart came before',
    cells: { loading: 'error, counted, restartLimitReached', changing: 'error, counted, restartLimitReached' },
  },
  { outcome: 'secondFactorDue', when: 'pairing is due', cells: { loading: 'confirming, counted, code-not-checked' } },
  {
    outcome: 'secondFactorDue',
    cells: {
      loading: 'confirming, counted, no notice',
      'pairing.submitting': 'confirming, counted, code-not-checked',
      changing: 'confirming, counted, no notice',
      'signing-out': notASignOut,
    },
  },
  {
    outcome: 'flowGone',
    when: 'the third restart came before',
    cells: { loading: 'error, counted, restartLimitReached', changing: 'error, counted, restartLimitReached' },
  },
  { outcome: 'flowGone', when: 'new codes were to be saved', cells: { changing: 'loading, counted, started-again' } },
  {
    outcome: 'flowGone',
    cells: {
      loading: 'loading, counted',
      'pairing.submitting': 'loading, counted, new-secret',
      changing: 'loading, counted',
      'signing-out': notASignOut,
    },
  },
  {
    outcome: 'csrfMismatch',
    when: 'the second CSRF mismatch came before',
    cells: { changing: 'error, counted, cookiesBlocked' },
  },
  { outcome: 'csrfMismatch', when: 'the third restart came before', cells: { changing: 'error, counted, restartLimitReached' } },
  {
    outcome: 'csrfMismatch',
    cells: {
      loading: { never: 'Kratos checks the CSRF token only of submissions.' },
      'pairing.submitting': 'loading, counted, code-not-checked',
      changing: 'loading, counted',
      'signing-out': notASignOut,
    },
  },
  // ---------------------------------------------------------------------------------------------- the rest
  { outcome: 'noSession', cells: everywhere('signed-out, reset, no notice') },
  { outcome: 'redirectRequired', cells: { ...everywhere(onlyLinking), 'signing-out': notASignOut } },
  { outcome: 'refused', cells: everywhere('error, refused') },
  { outcome: 'rateLimited', cells: everywhere('error, rateLimited') },
  { outcome: 'unavailable', cells: everywhere('error, unavailable') },
  { outcome: 'serverError', cells: everywhere('error, serverError') },
  { outcome: 'unreachable', cells: everywhere('error, unreachable') },
  { outcome: 'timedOut', cells: everywhere('error, timedOut') },
  { outcome: 'unexpected', when: 'the headers are too large', cells: everywhere('error, cookiesTooLarge') },
  { outcome: 'unexpected', cells: everywhere('error, unexpected') },
];

/** The page of a flow, without a change that is due. The first row that fits decides. */
export const pages = [
  { backupCodes: ['new', 'shown'], page: 'backup-codes' },
  { isSetUp: true, totp: ['paired'], page: 'done' },
  { isSetUp: true, backupCodes: ['saved'], page: 'done' },
  { page: 'overview' },
] as const;

/** The failures after which a retry cannot help. */
export const finalReasons: readonly SecondFactorReason[] = ['refused', 'restartLimitReached', 'cookiesBlocked', 'cookiesTooLarge'];
