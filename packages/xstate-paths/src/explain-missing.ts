import type { AnyStateMachine } from 'xstate';
import { initialConfiguration, takeStep } from './configuration.ts';
import type { Microstep } from './create-trace.ts';
import type { Graph } from './explore.ts';
import { indexTransitions, type TransitionInfo, type TransitionKind } from './list-transitions.ts';

/** Returns why a transition was not taken, if that can be determined: it repeats every attempt and inspects it. */
export function explainMissing(machine: AnyStateMachine, graph: Graph, { id, source, eventType, kind }: TransitionInfo): string {
  const isBelow = (other: string): boolean => other === source || other.startsWith(`${source}.`);
  const branches = [...indexTransitions(machine)].filter(([, info]) => info.source === source && info.eventType === eventType);
  const at = branches.findIndex(([, info]) => info.id === id);
  const [earlier, later] = [branches.slice(0, at), branches.slice(at + 1).map(([, info]) => info)];
  const microsteps = tryAgain(machine, graph);

  const wasThere = microsteps.filter(
    ({ from, taken }) => from?._nodes.some((node) => node.id === source) || taken.some((info) => isBelow(info.source)),
  );
  const isEntered =
    wasThere.length > 0 || graph.nodes.some(({ configuration }) => configuration.snapshot._nodes.some((node) => node.id === source));
  if (!isEntered) return `"${source}" is never entered`;

  const always = earlier.find(([{ guard }]) => guard === undefined);
  if (always !== undefined) return `"${always[1].id}" always comes first`;
  if (kind === 'always') return 'its guard is never true there';

  const handled = wasThere.filter((microstep) => matchesEventType(eventType, microstep.eventType));
  if (handled.length === 0) return `${neverHappened[kind]} in "${source}"`;
  const winners = handled.map(({ taken }) => taken.find((info) => isBelow(info.source) && !later.includes(info))?.id);
  const isBeaten = winners.every((winner) => winner !== undefined);
  return isBeaten ? `${[...new Set(winners)].map((winner) => `"${winner}"`).join(' or ')} comes first` : 'its guard is never true there';
}

const neverHappened: Readonly<Record<TransitionKind, string>> = {
  event: 'the event never happens',
  answer: 'the call never answers',
  failure: 'the call never fails',
  timer: 'another transition always happens before this timer',
  always: 'it is never evaluated',
  end: 'its child states never end',
};

const matchesEventType = (descriptor: string, type: string): boolean =>
  descriptor.endsWith('*') ? `${type}.`.startsWith(descriptor.slice(0, -1)) : descriptor === type;

function tryAgain(machine: AnyStateMachine, graph: Graph): readonly Microstep[] {
  const known = tried.get(graph);
  if (known) return known;
  const microsteps: Microstep[] = [];
  const look = (microstep: Microstep): void => void microsteps.push(microstep);
  for (const { start } of graph.starts) initialConfiguration(machine, start.input, look);
  for (const { configuration, edges, ignored } of graph.nodes)
    for (const step of [...edges.map((edge) => edge.step), ...ignored]) takeStep(machine, configuration, step, look);
  tried.set(graph, microsteps);
  return microsteps;
}

/** Computed once for all missing transitions. */
const tried = new WeakMap<Graph, readonly Microstep[]>();
