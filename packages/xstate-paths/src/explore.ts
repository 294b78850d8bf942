import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { serializeSnapshot } from 'xstate/graph';
import type { Alphabet, Call, Start } from './alphabet.ts';
import { begin, type Moment, type Moved, move, type Step } from './configuration.ts';
import type { Taken } from './create-trace.ts';

/** A moment that can be reached, and what can happen then. */
export interface GraphNode {
  readonly moment: Moment;
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
  readonly taken: readonly Taken[];
}

interface OpenNode extends GraphNode {
  arrival: GraphEdge | null;
  readonly edges: GraphEdge[];
  readonly ignored: Step[];
}

export interface Beginning {
  readonly start: Start;
  /** Two starts may come to one node, each in its own moment. */
  readonly node: GraphNode;
  readonly moment: Moment;
  readonly taken: readonly Taken[];
}

/** All that an alphabet can bring about. */
export interface Graph {
  /** As in the alphabet. */
  readonly name: NonNullable<Alphabet['name']>;
  readonly beginnings: readonly Beginning[];
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
    const { moment, taken } = begin(machine, start.input);
    if (moment.snapshot.status === 'error') throw moment.snapshot.error;
    return { start, node: visit(moment), moment, taken };
  });
  for (const node of nodes.values()) {
    for (const step of listSteps(node.moment)) {
      const moved = move(machine, node.moment, step);
      if (moved !== null) follow(node, moved);
    }
  }
  return { name, beginnings, nodes: [...nodes.values()], crashes };

  function visit(moment: Moment): OpenNode {
    const key = identify(moment, relevant);
    const known = nodes.get(key);
    if (known) return known;
    if (nodes.size >= limit)
      throw new Error(`More than ${limit} moments: let "relevant" leave out what no guard reads, and stop counters at their limit.`);
    const node: OpenNode = { moment, arrival: null, edges: [], ignored: [] };
    nodes.set(key, node);
    return node;
  }

  function follow(from: OpenNode, { step, moment, taken }: Moved): void {
    const { status, error } = moment.snapshot;
    if (status === 'error') crashes.push({ step, value: from.moment.snapshot.value, error });
    if (taken.length === 0) from.ignored.push(step);
    if (status === 'error' || taken.length === 0) return;
    const known = nodes.size;
    const to = visit(moment);
    const edge = { from, step, taken, to };
    from.edges.push(edge);
    if (nodes.size > known) to.arrival = edge;
  }

  function listSteps({ snapshot, calls }: Moment): readonly Step[] {
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

function toCall({ id, src }: { readonly id: string; readonly src: unknown }): Call {
  // XState names an inline actor after its state, and `provide` cannot put another in its place.
  if (typeof src === 'string' && !src.startsWith('xstate.invoke.')) return { id, src };
  throw new Error(`The actor "${id}" is written inline. Name it in setup({ actors }), so that a test can stand in for it.`);
}

/** What makes two moments the same: state, history, relevant context, calls under way, and the order of the timers. */
function identify({ snapshot, calls, timers }: Moment, relevant: Alphabet['relevant']): string {
  const waiting = [...timers].sort(([, one], [, other]) => one - other).map(([type]) => type);
  const state = relevant ? [snapshot.value, relevant(snapshot)] : serializeSnapshot(snapshot);
  return JSON.stringify([snapshot.status, state, toHistory(snapshot), [...calls.keys()], waiting]);
}

const toHistory = ({ historyValue }: AnyMachineSnapshot): unknown =>
  Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map((node: { readonly id: string }) => node.id)]);
