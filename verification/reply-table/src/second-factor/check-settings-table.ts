import {
  type Change,
  type SecondFactorContext,
  type SettingsFlow,
  type SettingsOutcome,
  type SettingsRequestState,
  secondFactorMachine,
} from '@kratos-login/core/second-factor';
import { secondFactorAlphabet, settingsOutcomes, withScriptedLogin } from '@kratos-login/testing';
import { type AnyStateMachine, createEmptyActor } from 'xstate';
import { type Configuration, explore, takeStep } from 'xstate-paths';
import { finalReasons, pages, type SettingsCell, type SettingsRow, settingsEdges } from './settings-edges.ts';
import { holds } from './settings-preconditions.ts';

/** A row, and how often the chart was compared with each of its cells. */
export interface CheckedRow {
  readonly row: SettingsRow;
  readonly tried: Map<SettingsRequestState, number>;
}

/** The result of the comparison. */
export interface SettingsCheck {
  readonly rows: readonly CheckedRow[];
  /** Where chart and table differ, and what the table lacks. */
  readonly findings: readonly string[];
}

const calls = {
  loading: 'openSettings',
  'pairing.submitting': 'submitSettings',
  changing: 'submitSettings',
  'signing-out': 'endSession',
} as const satisfies Readonly<Record<SettingsRequestState, string>>;

/** The states with a pending request, which are the columns of the table. */
export const settingsColumns = Object.keys(calls) as readonly SettingsRequestState[];

const outcomes: readonly SettingsOutcome[] = [...settingsOutcomes, { kind: 'unexpected', status: 431, why: 'headers-too-large' }];

/** Every configuration that the shipped chart can reach, except its ends, one for each combination of values that a cell can distinguish. */
export function listSettingsConfigurations(): readonly Configuration[] {
  const found = new Map<string, Configuration>();
  for (const { configuration } of explore(withScriptedLogin(secondFactorMachine), secondFactorAlphabet).nodes) {
    const { status, value, context } = configuration.snapshot;
    const key = toKey(toPath(value), context as SecondFactorContext);
    if (status === 'active' && !found.has(key)) found.set(key, configuration);
  }
  return [...found.values()];
}

/** A sign-out and an error do not depend on the flow, and opening a form depends on whether there is one. */
function toKey(
  state: string,
  { input, flow, flowId, identityId, change, hadCodes, question, restarts, failure, wait }: SecondFactorContext,
): string {
  if (state === 'signing-out' || state.startsWith('error'))
    return JSON.stringify([state, restarts.total, failure, wait, change === null, flow === null]);
  const isLoading = state === 'loading';
  const shown = isLoading ? flow !== null : flow && [flow.totp, flow.backupCodes, hadCodes];
  const total = isLoading && change === null ? Math.max(restarts.total, 2) : restarts.total;
  return JSON.stringify([state, input.setUp, flowId !== null, shown, identityId, change, question, total, restarts.csrf, wait]);
}

/** Compares every cell with a chart, in every configuration. */
export function checkSettingsTable(machine: AnyStateMachine, configurations: readonly Configuration[]): SettingsCheck {
  const rows: CheckedRow[] = settingsEdges.map((row) => ({ row, tried: new Map() }));
  const findings = new Set<string>();
  for (const configuration of configurations) {
    const column = toColumn(configuration.snapshot.value);
    if (column === undefined || configuration.snapshot.context.wait !== 'short') continue;
    for (const outcome of outcomes) {
      const { context } = configuration.snapshot;
      const found = rows.find(
        ({ row }) => row.outcome === outcome.kind && row.cells[column] !== undefined && holds(row.when, { context, outcome }),
      );
      const cell = found?.row.cells[column];
      if (found === undefined || cell === undefined) {
        findings.add(`The table has no cell for ${outcome.kind} at ${column}.`);
        continue;
      }
      found.tried.set(column, (found.tried.get(column) ?? 0) + 1);
      if (typeof cell === 'object') continue;
      const asked = { column, context, outcome };
      for (const difference of compare(cell, asked, answer(machine, configuration, asked)))
        findings.add(`${nameRow(found.row)} × ${column}: ${difference}`);
    }
  }
  for (const { row, tried } of rows)
    for (const column of settingsColumns)
      if (typeof row.cells[column] === 'string' && !tried.has(column)) findings.add(`${nameRow(row)} × ${column}: never tried`);
  return { rows, findings: [...findings] };
}

export const nameRow = ({ outcome, when }: SettingsRow): string => (when === undefined ? outcome : `${outcome} (${when})`);

interface Asked {
  readonly column: SettingsRequestState;
  readonly context: SecondFactorContext;
  readonly outcome: SettingsOutcome;
}

interface After {
  readonly state: string;
  readonly context: SecondFactorContext;
}

/** Lets a chart answer the pending request of a configuration. The chart may have a mistake, so its own snapshot is created. */
function answer(machine: AnyStateMachine, { snapshot: { value, context } }: Configuration, { column, outcome }: Asked): After {
  const call = { id: calls[column], src: calls[column] };
  const snapshot = machine.resolveState({ value, context });
  const from = { snapshot, calls: new Map([[call.id, createEmptyActor()]]), timers: new Map() };
  const moved = takeStep(machine, from, { kind: 'settle', label: outcome.kind, call, answer: { label: outcome.kind, output: outcome } });
  if (moved === null) throw new Error(`No call is pending at ${column}.`);
  const after = moved.configuration.snapshot;
  return { state: toPath(after.value), context: after.context };
}

/** Returns the differences between a cell and what the chart did. */
function compare(cell: Exclude<SettingsCell, object>, { column, context: before, outcome }: Asked, after: After): readonly string[] {
  const [target = '', ...marks] = cell.split(', ');
  const count = marks.find((mark) => mark === 'counted' || mark === 'reset') ?? 'kept';
  const detail = marks.find((mark) => mark !== count);
  const isError = target === 'error';
  const { flow, failure, notice, restarts, wait, change } = after.context;
  const is = (what: string, expected: unknown, came: unknown): readonly string[] =>
    expected === came ? [] : [`${what}: expected ${String(expected)}, got ${String(came)}`];
  return [
    ...is('state', target === 'page' ? toPage(before, outcome) : target, after.state.replace(/^error\..*/, 'error')),
    ...is('notice', isError || detail === undefined ? before.notice : detail === 'no notice' ? null : detail, notice),
    ...is('restarts', { counted: before.restarts.total + 1, reset: 0, kept: before.restarts.total }[count as 'kept'], restarts.total),
    ...is('progress', 'short', wait),
    ...is('reason', isError ? detail : undefined, failure?.reason),
    ...is('failed request', isError ? column : undefined, failure?.requestState),
    ...is('retryable', isError ? !finalReasons.some((reason) => reason === detail) : undefined, failure?.retryable),
    ...is('change', toChange(target, detail, before.change), change),
    ...is('flow', toFlow(target, before, outcome), flow),
  ];
}

/** The page of the flow that is in use after the reply. */
function toPage({ input }: SecondFactorContext, outcome: SettingsOutcome): string {
  const flow = 'flow' in outcome ? outcome.flow : null;
  const isListed = (list: readonly string[] | undefined, value: string | undefined): boolean =>
    list === undefined || list.includes(value ?? '');
  return (
    pages.find(
      (row) =>
        (!('isSetUp' in row) || input.setUp === true) &&
        isListed('totp' in row ? row.totp : undefined, flow?.totp) &&
        isListed('backupCodes' in row ? row.backupCodes : undefined, flow?.backupCodes),
    )?.page ?? ''
  );
}

/** A change is due until Kratos has answered it. */
function toChange(target: string, detail: string | undefined, before: Change | null): Change | null {
  if (target === 'page' || target === 'signed-out') return null;
  if (target === 'pairing.entering') return 'pair';
  if (detail === 'started-again' || detail === 'changed-elsewhere') return null;
  return detail === 'paired' ? 'generateCodes' : before;
}

/** The flow in use afterwards. One that Kratos has sent only for its CSRF token is not used, while an app has the secret of the flow before it. */
function toFlow(target: string, { flow, change, identityId }: SecondFactorContext, outcome: SettingsOutcome): SettingsFlow | null {
  if (target === 'signed-out') return null;
  if (target === 'error') return flow;
  if (target === 'confirming') return outcome.kind === 'refreshRequired' ? flow : null;
  if (target === 'loading') return outcome.kind === 'csrfMismatch' ? flow : null;
  if (!('flow' in outcome)) return null;
  const isSameUser = identityId === null || identityId === outcome.flow.identityId;
  const isKept =
    outcome.kind === 'settings' &&
    flow !== null &&
    isSameUser &&
    (change === 'confirmCodes' || (change === 'pair' && outcome.flow.totp === 'unpaired'));
  return isKept && target !== 'page' ? flow : outcome.flow;
}

export function toPath(value: unknown): string {
  if (typeof value === 'string') return value;
  const [parent, child] = Object.entries(value as Readonly<Record<string, unknown>>)[0] ?? ['', ''];
  return `${parent}.${toPath(child)}`;
}

const toColumn = (value: unknown): SettingsRequestState | undefined => settingsColumns.find((column) => column === toPath(value));
