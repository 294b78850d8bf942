import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { serializeSnapshot } from 'xstate/graph';
import type { Alphabet, ChartCall, Start } from './alphabet.ts';
import { type Configuration, initialConfiguration, type Step, type StepResult, takeStep } from './configuration.ts';
import type { TakenTransition } from './create-trace.ts';

/** A reachable configuration, and what can happen there. */
export interface GraphNode {
  /** The first configuration that was found. */
  readonly configuration: Configuration;
  /** The last step of the shortest path to this node. `null` for a start. */
  readonly arrival: GraphEdge | null;
  /** The steps that have an effect here. */
  readonly edges: readonly GraphEdge[];
  /** The steps that the machine ignored. */
  readonly ignored: readonly Step[];
}

/** A step from one node to another. */
export interface GraphEdge {
  /** The node before the step. */
  readonly from: GraphNode;
  /** The node after the step. */
  readonly to: GraphNode;
  /** The step. */
  readonly step: Step;
  /** The transitions that the step takes. */
  readonly taken: readonly TakenTransition[];
}

interface OpenNode extends GraphNode {
  arrival: GraphEdge | null;
  readonly edges: GraphEdge[];
  readonly ignored: Step[];
}

/** A start of the alphabet, with its configuration. */
export interface GraphStart {
  /** The start. */
  readonly start: Start;
  /** A start. Several starts may have the same node, but each has its own configuration. */
  readonly node: GraphNode;
  /** The configuration after the start. */
  readonly configuration: Configuration;
  /** The transitions that the start takes. */
  readonly taken: readonly TakenTransition[];
}

/** Everything that an alphabet can cause. */
export interface Graph {
  /** The function of the alphabet that names paths. */
  readonly name: NonNullable<Alphabet['name']>;
  /** The starts, with their nodes. */
  readonly starts: readonly GraphStart[];
  /** The nodes, nearest first. */
  readonly nodes: readonly GraphNode[];
  /** Steps that break the machine, such as a guard that throws, or a failed call without `onError`. */
  readonly crashes: readonly { readonly step: Step; readonly value: unknown; readonly error: unknown }[];
}

/**
 * Tries every step in every configuration, breadth first, without an actor and without side effects. All starts are part of one graph.
 *
 * ```ts
 * import type { AnyStateMachine } from 'xstate'
 * import { type Alphabet, explore } from 'xstate-paths'
 *
 * declare const machine: AnyStateMachine
 * declare const alphabet: Alphabet
 * console.log(explore(machine, alphabet).crashes) // []
 * ```
 */
export function explore<Machine extends AnyStateMachine>(machine: Machine, alphabet: Alphabet<NoInfer<Machine>>): Graph {
  const { starts, events, answers, relevant, name = joinLabels, timePasses = always, limit = 20_000 } = alphabet as unknown as Alphabet; // the types were checked by the caller
  const nodes = new Map<string, OpenNode>();
  const crashes: Graph['crashes'][number][] = [];

  const beginnings = starts.map((start) => {
    const { configuration, taken } = initialConfiguration(machine, start.input);
    if (configuration.snapshot.status === 'error') throw configuration.snapshot.error;
    return { start, node: visit(configuration), configuration, taken };
  });
  for (const node of nodes.values()) {
    for (const step of listSteps(node.configuration)) {
      const moved = takeStep(machine, node.configuration, step);
      if (moved !== null) follow(node, moved);
    }
  }
  return { name, starts: beginnings, nodes: [...nodes.values()], crashes };

  function visit(configuration: Configuration): OpenNode {
    const key = identify(configuration, relevant);
    const known = nodes.get(key);
    if (known) return known;
    if (nodes.size >= limit)
      throw new Error(`More than ${limit} configurations: omit values that no guard reads from "relevant", and cap counters.`);
    const node: OpenNode = { configuration, arrival: null, edges: [], ignored: [] };
    nodes.set(key, node);
    return node;
  }

  function follow(from: OpenNode, { step, configuration, taken }: StepResult): void {
    const { status, error } = configuration.snapshot;
    if (status === 'error') crashes.push({ step, value: from.configuration.snapshot.value, error });
    if (taken.length === 0) from.ignored.push(step);
    if (status === 'error' || taken.length === 0) return;
    const known = nodes.size;
    const to = visit(configuration);
    const edge = { from, step, taken, to };
    from.edges.push(edge);
    if (nodes.size > known) to.arrival = edge;
  }

  function listSteps({ snapshot, calls }: Configuration): readonly Step[] {
    if (snapshot.status !== 'active') return [];
    const isHeard = createListener(snapshot);
    const sent = events(snapshot)
      .filter(({ event }) => isHeard(event.type))
      .map(({ label, event }): Step => ({ kind: 'send', label, event }));
    const settled = [...calls.values()]
      .map(toCall)
      .flatMap((call) => answers(call, snapshot).map((answer): Step => ({ kind: 'settle', label: answer.label, call, answer })));
    const waited: readonly Step[] = timePasses(snapshot) ? [{ kind: 'elapse', label: '', ms: 0 }] : []; // the timers determine how long
    return [...sent, ...settled, ...waited];
  }
}

const always = (): boolean => true;
const joinLabels: Graph['name'] = (start, steps) => [start, ...steps].map(({ label }) => label).join(' › ');

/** Whether a leaf or one of its parents handles an event. Other events would have no effect. */
function createListener({ _nodes }: AnyMachineSnapshot): (type: string) => boolean {
  const descriptors = new Set(_nodes.flatMap(({ transitions }) => [...transitions.keys()]));
  const prefixes = [...descriptors].filter((descriptor) => descriptor.endsWith('*')).map((descriptor) => descriptor.slice(0, -1));
  return (type) => descriptors.has(type) || prefixes.some((prefix) => `${type}.`.startsWith(prefix));
}

function toCall({ id, src }: { readonly id: string; readonly src: unknown }): ChartCall {
  // XState names an inline actor after its state, and `provide` cannot replace it.
  if (typeof src === 'string' && !src.startsWith('xstate.invoke.')) return { id, src };
  throw new Error(`The actor "${id}" is written inline. Name it in setup({ actors }), so that a test can replace it.`);
}

/** Configurations are the same if their state, history, relevant context, pending calls and order of timers are the same. */
function identify({ snapshot, calls, timers }: Configuration, relevant: Alphabet['relevant']): string {
  const waiting = [...timers].sort(([, one], [, other]) => one - other).map(([type]) => type);
  const state = relevant ? [snapshot.value, relevant(snapshot)] : serializeSnapshot(snapshot);
  return JSON.stringify([snapshot.status, state, toHistory(snapshot), [...calls.keys()], waiting]);
}

const toHistory = ({ historyValue }: AnyMachineSnapshot): unknown =>
  Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map((node: { readonly id: string }) => node.id)]);
