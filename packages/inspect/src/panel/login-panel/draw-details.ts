import type { Chart, ChartTransition } from '../chart.ts';
import type { ChartSelection } from '../view/create-chart-view.ts';
import { createElement } from '../view/create-element.ts';
import { toCause, toStateName } from '../view/describe-chart.ts';

/** Returns what there is to say about transitions or a state. */
export function drawDetails(chart: Chart, { kind, ids }: ChartSelection): readonly HTMLElement[] {
  if (kind === 'state') return chart.states.filter(({ id }) => ids.includes(id)).flatMap(drawState(chart));
  return chart.transitions.filter(({ id }) => ids.includes(id)).flatMap(drawTransition);
}

const drawState =
  (chart: Chart) =>
  ({ id, description, calls }: Chart['states'][number]): readonly HTMLElement[] => {
    const own = chart.transitions.filter(({ source }) => source === id);
    return [
      createElement('h3', {}, toStateName(id)),
      createElement('p', {}, [description, calls.length > 0 ? `Calls ${calls.join(', ')}.` : ''].join(' ').trim()),
      ...own.flatMap(drawTransition),
    ];
  };

const drawTransition = (transition: ChartTransition): readonly HTMLElement[] => {
  const { source, targets, id } = transition;
  const path = `${toStateName(source)} → ${targets.map(toStateName).join(', ') || 'stays'}`;
  return [
    createElement('h3', {}, toCause(transition)),
    createElement('p', {}, path),
    createElement('p', {}, createElement('code', {}, id)),
  ];
};
