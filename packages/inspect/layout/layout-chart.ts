import { withStateDescriptions } from '@kratos-login/core/machine';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { indexTransitions, toEventLabel, toGuardLabel } from 'xstate-paths';
import type { Chart, ChartArrow, ChartState, ChartTransition } from '../src/panel/chart.ts';
import type { ChartName } from '../src/panel/record-chart.ts';
import { type ChartPlan, placeStates, sizes } from './place-states.ts';
import { drawRoute, findLines, type Route } from './route-arrows.ts';

const railY = 16;

/** Lays a chart out: wide and low, for a pane below a page. */
export async function layoutChart(machine: AnyStateMachine, plan: ChartPlan): Promise<Chart> {
  const { root } = machine;
  const transitions = readTransitions(machine);
  const merged = mergeTransitions(transitions);
  const routesOf = (arrow: Omit<ChartArrow, 'path'>): readonly Route[] => {
    const isAnywhere = arrow.source === root.id;
    const roads = arrow.transitions.flatMap((id) => plan.roads[id] ?? []);
    return [{ ...arrow, isAnywhere }, ...roads.map((source) => ({ source, target: arrow.target, isAnywhere: false }))];
  };
  const columnOf = new Map(
    plan.columns.flatMap((keys, column) => keys.flatMap((key) => idsIn(root.states[key]).map((id) => [id, column] as const))),
  );
  const lines = findLines(merged.flatMap(routesOf), columnOf, plan.columns.length);
  const top = railY + 10 + sizes.track * lines.above.length;
  const placed = await placeStates(
    root,
    plan,
    lines.tracks.map((nets) => nets.length),
    top,
  );
  const arrows = merged.map((arrow) => ({
    ...arrow,
    path: routesOf(arrow)
      .map((route) => drawRoute(route, placed, lines, railY))
      .join(''),
  }));
  const rail = { x: sizes.edge, y: railY - 13, width: sizes.width - 2 * sizes.edge, height: 13 };
  const descriptions = new Map(readDescriptions(withStateDescriptions(machine.config), root.id));
  const states = [root, ...getStateNodes(root)].map((node) =>
    toChartState(node, descriptions.get(node.id) ?? '', placed.boxes.get(node.id) ?? rail),
  );
  const height = placed.bottom + sizes.edge + sizes.track * lines.below.length;
  return { name: machine.id as ChartName, width: sizes.width, height, states, arrows, transitions };
}

/** The transitions as the chart has them. */
const readTransitions = (machine: AnyStateMachine): readonly ChartTransition[] =>
  [...indexTransitions(machine)].map(([{ guard }, { id, source, targets, eventType, kind }]) => ({
    id,
    source,
    targets,
    event: toEventLabel(eventType),
    guard: toGuardLabel(guard),
    kind,
  }));

const toChartState = (node: AnyStateNode, description: string, box: ChartState['box']): ChartState => ({
  id: node.id,
  key: node.key,
  description,
  calls: node.invoke.map(({ src }) => String(src)),
  parent: node.parent?.id ?? null,
  isFinal: node.type === 'final',
  box,
});

interface Described {
  readonly description?: string | undefined;
  readonly states?: Readonly<Record<string, Described>> | undefined;
}

const readDescriptions = ({ description = '', states = {} }: Described, id: string): readonly (readonly [string, string])[] => [
  [id, description],
  ...Object.entries(states).flatMap(([key, state]) => readDescriptions(state, `${id}.${key}`)),
];

const idsIn = (node: AnyStateNode | undefined): readonly string[] =>
  node === undefined ? [] : [node.id, ...Object.values(node.states).flatMap(idsIn)];

function mergeTransitions(transitions: readonly ChartTransition[]): readonly Omit<ChartArrow, 'path'>[] {
  const arrows = new Map<string, { source: string; target: string; transitions: string[] }>();
  for (const { id, source, targets } of transitions) {
    for (const target of targets) {
      const arrow = arrows.get(`${source} ${target}`) ?? { source, target, transitions: [] };
      arrow.transitions.push(id);
      arrows.set(`${source} ${target}`, arrow);
    }
  }
  return [...arrows.values()];
}
