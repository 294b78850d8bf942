import type { UserEvent } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import type { AnyStateMachine } from 'xstate';
import { takeStep } from 'xstate-paths';
import { place, type ReachableConfiguration } from './reachable-configurations.ts';
import { toState } from './states.ts';
import { type VerbCell, type VerbColumn, type VerbVariant, verbColumns, verbs, verbVariants } from './verbs.ts';

/** A row of the verbs: one that people can do, or what it depends on. */
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

/** Every cell of the verbs against a chart. */
export function checkVerbs(machine: AnyStateMachine, situations: readonly ReachableConfiguration[]): readonly VerbRow[] {
  const rows = toRows();
  const { events } = loginAlphabet({ isExhaustive: true });
  for (const situation of situations) {
    const column = toVerbColumn(situation.state);
    const configuration = place(machine, situation);
    for (const { label, event } of events(configuration.snapshot as never)) {
      if (!isVerb(event)) continue;
      const row = rows.find(({ verb, cells, holds }) => verb === event.type && column in cells && holds(situation.context, event));
      const result = row?.cells[column];
      if (result === undefined) throw new Error(`The tables have no cell for ${event.type} at ${column}.`);
      const came = act(machine, configuration, situation, label, event);
      result.tried++;
      if (came !== result.expected) result.differences.add(`${label}: ${came} came`);
    }
  }
  return rows;
}

function act(
  machine: AnyStateMachine,
  configuration: ReturnType<typeof place>,
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

/** What only takes note of something. */
const stays: readonly string[] = ['factor.choose', 'password.submitSoon'];

const isVerb = (event: { readonly type: string }): event is UserEvent => event.type in verbs;

/** A form that is renewed takes what a form takes. */
export const toVerbColumn = (state: ReachableConfiguration['state']): VerbColumn => (state === 'PQ' ? 'PE' : state === 'TQ' ? 'TE' : state);

function toRows(): readonly VerbRow[] {
  return (Object.keys(verbs) as UserEvent['type'][]).flatMap((verb) => [
    ...verbVariants
      .filter((each) => each.verb === verb)
      .map(({ precondition, holds, cells }): VerbRow => ({ verb, precondition, holds, cells: toCells(Object.entries(cells)) })),
    { verb, precondition: null, holds: () => true, cells: toCells(verbs[verb].map((cell, at) => [verbColumns[at] as VerbColumn, cell])) },
  ]);
}

const toCells = (entries: readonly (readonly [string, VerbCell])[]): VerbRow['cells'] =>
  Object.fromEntries(entries.map(([column, expected]) => [column, { expected, tried: 0, differences: new Set<string>() }]));
