import type { Chart, ChartArrow, ChartState } from '../chart.ts';
import { createSvgElement as svg } from './create-element.ts';
import { describeState, toSentence, toStateName } from './describe-chart.ts';

/** A state or an arrow that can be selected. */
export type ChartItem =
  | { readonly kind: 'state'; readonly state: ChartState; readonly element: SVGGElement; readonly name: string }
  | { readonly kind: 'arrow'; readonly arrow: ChartArrow; readonly element: SVGGElement; readonly name: string };

/** The drawing of a chart. */
export interface DrawnChart {
  readonly svg: SVGSVGElement;
  /** What moves and grows. */
  readonly camera: SVGGElement;
  /** Each state, followed by the arrows that leave it. */
  readonly items: readonly ChartItem[];
  /** Above all arrows: those that can happen next, and those that were taken. Otherwise a quiet arrow with the same end would hide them. */
  readonly next: SVGPathElement;
  readonly taken: SVGPathElement;
  /** Above everything: the last arrows and the name of what happened. */
  readonly top: SVGGElement;
}

/** Draws a chart: states below, arrows above them. */
export function drawChart(chart: Chart, label: string): DrawnChart {
  const states = chart.states.map((state) => drawState(state, chart));
  const arrows = chart.arrows.map((arrow) => drawArrow(arrow, chart));
  const top = svg('g', { class: 'top', 'aria-hidden': 'true' });
  const next = svg('path', { class: 'next', d: '' });
  const taken = svg('path', { class: 'taken', d: '' });
  const camera = svg('g', {}, ...states.map(({ element }) => element), ...arrows.map(({ element }) => element), next, taken, top);
  const items = states.flatMap((item) => [item, ...arrows.filter(({ arrow }) => arrow.source === item.state.id)]);
  const { width, height } = chart;
  return {
    svg: svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label }, camera),
    camera,
    items,
    next,
    taken,
    top,
  };
}

function drawState(state: ChartState, chart: Chart): ChartItem & { readonly kind: 'state' } {
  const { x, y, width, height } = state.box;
  const isWhole = state.parent === null;
  const isOuter = chart.states.some(({ parent }) => parent === state.id);
  const name = describeState(state);
  const element = svg(
    'g',
    { class: isWhole ? 'state rail' : isOuter ? 'state outer' : 'state', 'data-state': state.id, role: 'button', 'aria-label': name },
    svg('title', {}, name),
    svg('rect', { x, y, width, height, rx: isOuter && !isWhole ? 7 : 5 }),
    ...(isWhole ? [svg('line', { x1: x, x2: x + width, y1: y + height, y2: y + height })] : []),
    svg('text', { x: x + 8, y: isWhole ? y + height - 3 : isOuter ? y + 12 : y + height / 2 + 4 }, isWhole ? 'anywhere' : state.key),
  );
  return { kind: 'state', state, element, name };
}

function drawArrow(arrow: ChartArrow, chart: Chart): ChartItem & { readonly kind: 'arrow' } {
  const sentences = chart.transitions.filter(({ id }) => arrow.transitions.includes(id)).map(toSentence);
  const name = `From ${toStateName(arrow.source)}: ${sentences.join('; ')}`;
  const element = svg(
    'g',
    { class: 'arrow', 'data-transitions': arrow.transitions.join(' '), role: 'button', 'aria-label': name },
    svg('title', {}, name),
    svg('path', { class: 'hit', d: arrow.path }),
    svg('path', { d: arrow.path }),
  );
  return { kind: 'arrow', arrow, element, name };
}
