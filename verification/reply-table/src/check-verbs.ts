import type { UserEvent } from '@kratos-login/core/machine';
import { loginAlphabet } from '@kratos-login/testing';
import type { AnyStateMachine } from 'xstate';
import { takeStep } from 'xstate-paths';
import { type ReachableConfiguration, restore } from './reachable-configurations.ts';
import { type State, toState } from './states.ts';
import { type VerbCell, type VerbColumn, type VerbVariant, verbColumns, verbs, verbVariants } from './verbs.ts';

/** A row of the user events: an event, or an event under a precondition. */
export interface VerbRow {
  readonly verb: UserEvent['type'];
  readonly precondition: string | null;
  readonly holds: VerbVariant['holds'];
  readonly cells: Readonly<Partial<Record<VerbColumn, VerbResult>>>;
}

export interface VerbResult {
  readonly expected: VerbCell;
  tried: number;
  readonly differences: Set<string>;
}

/** Compares every cell of the user events with a chart. */
export function checkVerbs(machine: AnyStateMachine, situations: readonly ReachableConfiguration[]): readonly VerbRow[] {
  const rows = toRows();
  const { events } = loginAlphabet({ isExhaustive: true });
  for (const situation of situations) {
    const column = toVerbColumn(situation.state);
    const configuration = restore(machine, situation);
    for (const { label, event } of events(configuration.snapshot as never)) {
      if (!isVerb(event)) continue;
      const row = rows.find(({ verb, cells, holds }) => verb === event.type && column in cells && holds(situation.context, event));
      const result = row?.cells[column];
      if (result === undefined) throw new Error(`The tables have no cell for ${event.type} at ${column}.`);
      const actual = act(machine, configuration, situation, label, event);
      result.tried++;
      if (actual !== result.expected) result.differences.add(`${label}: got ${actual}`);
    }
  }
  return rows;
}

function act(
  machine: AnyStateMachine,
  configuration: ReturnType<typeof restore>,
  situation: ReachableConfiguration,
  label: string,
  event: UserEvent,
): string {
  if (configuration.snapshot.status !== 'active') return '–';
  const moved = takeStep(machine, configuration, { kind: 'send', label, event });
  if (moved === null || moved.taken.length === 0) return '–';
  const state = toState(moved.configuration.snapshot.value);
  return state === situation.state && stays.includes(event.type) ? 'stays' : state;
}

/** Events that change only the context. */
const stays: readonly string[] = ['factor.choose', 'password.submitSoon'];

const isVerb = (event: { readonly type: string }): event is UserEvent => event.type in verbs;

/** A background renewal accepts the same events as its form. */
export const toVerbColumn = (state: State): VerbColumn =>
  state === 'password.entering.renewingInBackground'
    ? 'password.entering'
    : state === 'awaiting-TOTP.entering.renewingInBackground'
      ? 'awaiting-TOTP.entering'
      : state;

function toRows(): readonly VerbRow[] {
  return (Object.keys(verbs) as UserEvent['type'][]).flatMap((verb) => [
    ...verbVariants
      .filter((each) => each.verb === verb)
      .map(({ precondition, holds, cells }): VerbRow => ({ verb, precondition, holds, cells: toCells(Object.entries(cells)) })),
    { verb, precondition: null, holds: () => true, cells: toCells(verbColumns.map((column) => [column, verbs[verb][column] ?? '–'])) },
  ]);
}

const toCells = (entries: readonly (readonly [string, VerbCell])[]): VerbRow['cells'] =>
  Object.fromEntries(entries.map(([column, expected]) => [column, { expected, tried: 0, differences: new Set<string>() }]));
