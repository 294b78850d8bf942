import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { getStateNodes } from 'xstate/graph';

/** What sets a transition off: an event, the answer or the failure of a call, a timer, nothing at all, or the end of the states below. */
export type TransitionKind = 'event' | 'answer' | 'failure' | 'timer' | 'always' | 'end';

/** One transition of a chart, as it is written there: each guarded branch is one. */
export interface TransitionInfo {
  /** `light.off ▸ press`; a second branch ends in `[1]`. */
  readonly id: string;
  readonly kind: TransitionKind;
  /** The id of the state it is written on. */
  readonly source: string;
  /** XState's descriptor, such as `reply.*`; `''` for `always`. */
  readonly eventType: string;
  /** Ids of states; empty when the transition stays where it is. */
  readonly targets: readonly string[];
}

/**
 * Every transition of a machine, in the order of its states: the N of "N of N". Initial transitions are not among them, for they are no choice.
 *
 * ```ts
 * import { createMachine } from 'xstate'
 * import { listTransitions } from 'xstate-paths'
 *
 * const light = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: {} } })
 * console.log(listTransitions(light)[0]?.id) // light.off ▸ press
 * ```
 */
export const listTransitions = (machine: AnyStateMachine): readonly TransitionInfo[] => [...indexTransitions(machine).values()];

/** By definition. Their identity holds within one machine: `provide()` makes others, with the same ids. */
export function indexTransitions(machine: AnyStateMachine): ReadonlyMap<AnyTransitionDefinition, TransitionInfo> {
  const known = indexes.get(machine);
  if (known) return known;
  const index = new Map(readTransitions(machine));
  indexes.set(machine, index);
  return index;
}

const indexes = new WeakMap<AnyStateMachine, ReadonlyMap<AnyTransitionDefinition, TransitionInfo>>();

function* readTransitions(machine: AnyStateMachine): Generator<[AnyTransitionDefinition, TransitionInfo]> {
  for (const node of [machine.root, ...getStateNodes(machine.root)]) {
    for (const [eventType, branches] of [...node.transitions, ['', node.always ?? []] as const]) {
      for (const [branch, definition] of branches.entries()) {
        const targets = definition.target?.map(({ id }) => id) ?? [];
        const id = `${node.id} ▸ ${eventType || '(always)'}${branch === 0 ? '' : `[${branch}]`}`;
        yield [definition, { id, kind: toKind(eventType), source: node.id, eventType, targets }];
      }
    }
  }
}

const prefixes: readonly (readonly [string, TransitionKind])[] = [
  ['xstate.done.actor.', 'answer'],
  ['xstate.error.actor.', 'failure'],
  ['xstate.after.', 'timer'],
  ['xstate.done.state.', 'end'],
];

const toKind = (eventType: string): TransitionKind =>
  eventType === '' ? 'always' : (prefixes.find(([prefix]) => eventType.startsWith(prefix))?.[1] ?? 'event');
