import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { serializeSnapshot } from 'xstate/graph';
import type { Alphabet, ChartCall, Start } from './alphabet.ts';
import { type Configuration, initialConfiguration, type Step, type StepResult, takeStep } from './configuration.ts';
import type { TakenTransition } from './create-trace.ts';

/** A configuration that can be reached, and what can happen then. */
export interface GraphNode {
  readonly configuration: Configuration;
  /** The last step of a shortest way here; `null` where a path can begin. */
  readonly arrival: GraphEdge | null;
  readonly edges: readonly GraphEdge[];
  /** What was tried, and ignored. */
  readonly ignored: readonly Step[];
}

export interface GraphEdge {
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly step: Step;
  readonly taken: readonly TakenTransition[];
}

interface OpenNode extends GraphNode {
  arrival: GraphEdge | null;
  readonly edges: GraphEdge[];
  readonly ignored: Step[];
}

export interface GraphStart {
  readonly start: Start;
  /** Two starts may come to one node, each in its own configuration. */
  readonly node: GraphNode;
  readonly configuration: Configuration;
  readonly taken: readonly TakenTransition[];
}

/** All that an alphabet can bring about. */
export interface Graph {
  /** As in the alphabet. */
  readonly name: NonNullable<Alphabet['name']>;
  readonly beginnings: readonly GraphStart[];
  /** Nearest first. */
  readonly nodes: readonly GraphNode[];
  /** Steps that break the machine: a guard that throws, a call without `onError` that fails. */
  readonly crashes: readonly { readonly step: Step; readonly value: unknown; readonly error: unknown }[];
}

/**
 * Tries everything, everywhere: breadth first, without an actor and without side effects. All starts go into one graph.
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
  const { starts, events, answers, relevant, name = joinLabels, timePasses = always, limit = 20_000 } = alphabet as unknown as Alphabet; // its types have done their work
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
  return { name, beginnings, nodes: [...nodes.values()], crashes };

  function visit(configuration: Configuration): OpenNode {
    const key = identify(configuration, relevant);
    const known = nodes.get(key);
    if (known) return known;
    if (nodes.size >= limit)
      throw new Error(`More than ${limit} configurations: let "relevant" leave out what no guard reads, and stop counters at their limit.`);
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
    const waited: readonly Step[] = timePasses(snapshot) ? [{ kind: 'elapse', label: '', ms: 0 }] : []; // how long, the timers say
    return [...sent, ...settled, ...waited];
  }
}

const always = (): boolean => true;
const joinLabels: Graph['name'] = (start, steps) => [start, ...steps].map(({ label }) => label).join(' › ');

/** Whether an event is written anywhere on the way from a leaf to the root: what is not would be tried in vain. */
function createListener({ _nodes }: AnyMachineSnapshot): (type: string) => boolean {
  const descriptors = new Set(_nodes.flatMap(({ transitions }) => [...transitions.keys()]));
  const prefixes = [...descriptors].filter((descriptor) => descriptor.endsWith('*')).map((descriptor) => descriptor.slice(0, -1));
  return (type) => descriptors.has(type) || prefixes.some((prefix) => `${type}.`.startsWith(prefix));
}

function toCall({ id, src }: { readonly id: string; readonly src: unknown }): ChartCall {
  // XState names an inline actor after its state, and `provide` cannot put another in its place.
  if (typeof src === 'string' && !src.startsWith('xstate.invoke.')) return { id, src };
  throw new Error(`The actor "${id}" is written inline. Name it in setup({ actors }), so that a test can stand in for it.`);
}

/** What makes two configurations the same: state, history, relevant context, calls under way, and the order of the timers. */
function identify({ snapshot, calls, timers }: Configuration, relevant: Alphabet['relevant']): string {
  const waiting = [...timers].sort(([, one], [, other]) => one - other).map(([type]) => type);
  const state = relevant ? [snapshot.value, relevant(snapshot)] : serializeSnapshot(snapshot);
  return JSON.stringify([snapshot.status, state, toHistory(snapshot), [...calls.keys()], waiting]);
}

const toHistory = ({ historyValue }: AnyMachineSnapshot): unknown =>
  Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map((node: { readonly id: string }) => node.id)]);
