import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { getStateNodes } from 'xstate/graph';

/** The cause of a transition: an event, the answer or failure of a call, a timer, `always`, or the end of child states. */
export type TransitionKind = 'event' | 'answer' | 'failure' | 'timer' | 'always' | 'end';

/** A transition of a chart. Each guarded branch is one. */
export interface TransitionInfo {
  /** The id, such as `light.off ▸ press`. A second branch ends in `[1]`. */
  readonly id: string;
  /** The cause of the transition. */
  readonly kind: TransitionKind;
  /** The id of the state that declares it. */
  readonly source: string;
  /** XState's descriptor, such as `reply.*`. `''` for `always`. */
  readonly eventType: string;
  /** The ids of the target states. Empty if the state stays the same. */
  readonly targets: readonly string[];
}

/**
 * Lists every transition of a machine, in the order of its states. Initial transitions are not listed, because they are always taken.
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

/** Indexes transitions by their definition objects. They are unique within one machine: `provide()` creates others with the same ids. */
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
