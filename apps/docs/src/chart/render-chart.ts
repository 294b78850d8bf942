import type { Chart, ChartArrow, ChartState } from '@kratos-login/inspect/panel';
import { escapeHtml } from '../escape-html.ts';

/** Returns a chart as SVG, with classes only. Its text alternative stands below it, so the drawing itself is an image with a name. */
export function renderChart(chart: Chart, name: string): string {
  const states = chart.states.map((state) => renderState(state, chart)).join('');
  const arrows = chart.arrows.map((arrow) => renderArrow(arrow, chart)).join('');
  return `<div class="chart"><svg viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${escapeHtml(name)}">${states}${arrows}</svg></div>\n`;
}

function renderState({ id, key, parent, description, box: { x, y, width, height } }: ChartState, { states }: Chart): string {
  const isOuter = states.some((state) => state.parent === id);
  const textY = parent === null ? y + height - 2 : isOuter ? y + 12 : y + height / 2 + 4;
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isOuter ? 7 : 5}"/>`;
  const text = `<text x="${x + 8}" y="${textY}">${escapeHtml(parent === null ? 'anywhere' : key)}</text>`;
  return `<g class="${isOuter ? 'outer' : 'inner'}"><title>${escapeHtml(description)}</title>${rect}${text}</g>`;
}

function renderArrow({ source, target, transitions, path }: ChartArrow, chart: Chart): string {
  const events = chart.transitions
    .filter(({ id }) => transitions.includes(id))
    .map(({ event, guard }) => [event || 'at once', guard].join(' ').trim());
  return `<g><title>${escapeHtml(`${source} → ${target}: ${events.join(', ')}`)}</title><path d="${path}"/></g>`;
}
