import type { Chart } from '../chart.ts';
import { createSvgElement as svg } from './create-element.ts';
import { toCause } from './describe-chart.ts';
import type { DrawnChart } from './draw-chart.ts';

/** Draws the last arrows above all others, with the name of what happened. */
export function showLast({ top }: Pick<DrawnChart, 'top'>, chart: Chart, last: readonly string[]): void {
  const arrows = chart.arrows.filter(({ transitions }) => transitions.some((id) => last.includes(id)));
  const paths = arrows.map(({ path }) => svg('path', { d: path }));
  top.replaceChildren(...paths);
  const named = chart.transitions.find(({ id, targets }) => targets.length > 0 && last.includes(id));
  const path = paths.at(-1);
  if (named === undefined || path === undefined) return;
  const text = toCause(named);
  const width = text.length * 6 + 14;
  const middle = path.getPointAtLength(path.getTotalLength() / 2);
  const x = Math.min(chart.width - width - 2, Math.max(2, middle.x - width / 2));
  const y = Math.min(chart.height - 20, Math.max(1, middle.y - 9));
  top.append(svg('rect', { x, y, width, height: 18, rx: 9 }), svg('text', { x: x + 7, y: y + 13 }, text));
}
