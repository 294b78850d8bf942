import type { Chart, ChartBox } from '../chart.ts';
import { createSvgElement as svg } from './create-element.ts';
import type { DrawnChart } from './draw-chart.ts';

/** Draws the last arrows above all others, with the name of the event. */
export function showLast({ top }: Pick<DrawnChart, 'top'>, chart: Chart, last: readonly string[]): void {
  const arrows = chart.arrows.filter(({ transitions }) => transitions.some((id) => last.includes(id)));
  const paths = arrows.map(({ path }) => svg('path', { d: path }));
  top.replaceChildren(...paths);
  const named = chart.transitions.find(({ id, targets }) => targets.length > 0 && last.includes(id));
  const path = arrows.at(-1)?.path;
  if (named === undefined || path === undefined) return;
  const text = named.event === '' ? 'at once' : named.event;
  const { x, y, width, height } = placeName(path, text.length * 6 + 14, chart);
  top.append(svg('rect', { x, y, width, height, rx: 9 }), svg('text', { x: x + 7, y: y + 13 }, text));
}

const height = 18;

/** Finds the place on or beside an arrow that hides the least of the states. It needs no layout, so the chart may be hidden. */
function placeName(path: string, width: number, chart: Chart): ChartBox {
  const places = [0, 60, -60, 120, -120].flatMap((aside) =>
    findMiddles(path).map((middle) => {
      const x = Math.min(chart.width - width - 2, Math.max(2, middle.x + aside - width / 2));
      return { x, y: Math.min(chart.height - height - 2, Math.max(1, middle.y - height / 2)), width, height };
    }),
  );
  const names = chart.states.map(({ box }) => ({ ...box, height: Math.min(box.height, 20) }));
  const hidden = places.map((place) => names.reduce((sum, name) => sum + overlap(place, name), 0));
  return places[hidden.indexOf(Math.min(...hidden))] ?? { x: 0, y: 0, width, height };
}

/** Returns the middles of the lines and curves of a path, the longest first. */
function findMiddles(path: string): readonly { readonly x: number; readonly y: number }[] {
  let [fromX, fromY] = [0, 0];
  const middles = [...path.matchAll(/([MLQC])([-\d. ]+)/g)].map(([, command, numbers = '']) => {
    const [x = 0, y = 0] = numbers.trim().split(' ').map(Number).slice(-2);
    const middle =
      command === 'M' ? { x, y, length: 0 } : { x: (x + fromX) / 2, y: (y + fromY) / 2, length: Math.hypot(x - fromX, y - fromY) };
    [fromX, fromY] = [x, y];
    return middle;
  });
  return middles.sort((one, other) => other.length - one.length);
}

const overlap = (one: ChartBox, other: ChartBox): number =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));
