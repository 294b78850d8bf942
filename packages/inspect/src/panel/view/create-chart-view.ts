import type { Chart } from '../chart.ts';
import { chartStyles } from './chart-styles.ts';
import { createChartWords } from './create-chart-words.ts';
import { attachStyled, createElement } from './create-element.ts';
import { findNext } from './describe-chart.ts';
import { type ChartItem, drawChart } from './draw-chart.ts';
import { showLast } from './show-last.ts';
import { watchKeys } from './watch-keys.ts';
import { watchZoom } from './watch-zoom.ts';

/** What a chart shows at one time. */
export interface ShownChart {
  /** The ids of the active states, parents included. */
  readonly states: readonly string[];
  /** The ids of the transitions that were taken so far. */
  readonly taken: readonly string[];
  /** The ids of the transitions that were taken last. */
  readonly last: readonly string[];
}

/** What the user selected in a chart: a state, or the transitions of an arrow. */
export interface ChartSelection {
  readonly kind: 'transition' | 'state';
  /** The id of the state, or the ids of the transitions. */
  readonly ids: readonly string[];
}

/** Options of {@link createChartView}. */
export interface ChartViewOptions {
  /** Called when the user selects a state or an arrow, and with `null` when Escape clears the selection. */
  readonly onSelect?: ((selection: ChartSelection | null) => void) | undefined;
}

/** A chart in the page. */
export interface ChartView {
  /** The element to put into the page. Give it a height. */
  readonly element: HTMLElement;
  /** Lights the active states and the last arrows, and marks the arrows that were taken and that can happen next. */
  show(shown: ShownChart): void;
  /** Selects a state or a transition by its id, without calling `onSelect`. `null` clears the selection. */
  select(id: string | null): void;
  /** Shows the whole chart again after a zoom. */
  fit(): void;
}

/**
 * Draws a chart and lights what happens in it. It has no dependencies, and a strict content security policy with Trusted Types allows it. Its colours are
 * custom properties, such as `--kratos-chart-hot`.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { createChartView, loginChart, recordChart } from '@kratos-login/inspect/panel'
 *
 * const view = createChartView(loginChart)
 * document.body.append(view.element)
 * const taken: string[] = []
 * const inspect = recordChart(({ states, transitions }) => {
 *   taken.push(...transitions)
 *   view.show({ states, taken, last: transitions })
 * })
 * createLogin({ kratosUrl: 'https://auth.example.com', inspect }).start()
 * ```
 */
export function createChartView(chart: Chart, { onSelect }: ChartViewOptions = {}): ChartView {
  const element = createElement('div');
  const drawn = drawChart(chart, `Chart of the ${chart.name === 'login' ? 'login' : 'second factor'}`);
  const zoom = watchZoom(drawn);
  const words = createChartWords(chart);
  const buttons = createElement('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' });
  const addButton = (text: string, label: string, act: () => void): void => {
    const button = createElement('button', { type: 'button', 'aria-label': label, title: label }, text);
    button.addEventListener('click', act);
    buttons.append(button);
  };
  addButton('−', 'Zoom out', () => zoom.zoomBy(1 / 1.4));
  addButton('+', 'Zoom in', () => zoom.zoomBy(1.4));
  addButton('Fit', 'Fit the whole chart', zoom.fit);
  const shadow = attachStyled(element, chartStyles);
  shadow.append(drawn.svg, buttons, words.element);

  let selected: ChartItem | null = null;
  const setSelected = (item: ChartItem | null): void => {
    selected?.element.setAttribute('aria-pressed', 'false');
    selected = item;
    selected?.element.setAttribute('aria-pressed', 'true');
  };
  const selectByUser = (item: ChartItem | null): void => {
    setSelected(item);
    onSelect?.(item && toSelection(item));
  };
  watchKeys(shadow, drawn.items, { select: selectByUser, ...zoom });
  for (const item of drawn.items) {
    item.element.setAttribute('aria-pressed', 'false');
    item.element.addEventListener('click', () => {
      if (!drawn.svg.hasAttribute('data-dragged')) selectByUser(item);
    });
  }

  return {
    element,
    show: ({ states, taken, last }) => {
      const active = new Set(states);
      const next = new Set(findNext(chart, active).map(({ id }) => id));
      const before = new Set(taken);
      const latest = new Set(last);
      for (const item of drawn.items) light(item, { active, next, before, latest }, chart);
      const toPath = (marked: ReadonlySet<string>): string =>
        chart.arrows.flatMap(({ path, transitions }) => (transitions.some((id) => marked.has(id)) ? path : [])).join('');
      drawn.next.setAttribute('d', toPath(next));
      drawn.taken.setAttribute('d', toPath(before));
      showLast(drawn, chart, last);
      words.update(active);
    },
    select: (id) => setSelected(drawn.items.find((item) => id !== null && hasId(item, id, chart)) ?? null),
    fit: zoom.fit,
  };
}

interface Lights {
  readonly active: ReadonlySet<string>;
  readonly next: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly latest: ReadonlySet<string>;
}

function light({ element, ...item }: ChartItem, { active, next, before, latest }: Lights, chart: Chart): void {
  if (item.kind === 'arrow') {
    const { transitions } = item.arrow;
    element.toggleAttribute(
      'data-next',
      transitions.some((id) => next.has(id)),
    );
    element.toggleAttribute(
      'data-taken',
      transitions.some((id) => before.has(id)),
    );
    element.toggleAttribute(
      'data-last',
      transitions.some((id) => latest.has(id)),
    );
    return;
  }
  const isActive = active.has(item.state.id);
  if (isActive !== element.hasAttribute('data-active')) element.setAttribute('aria-label', isActive ? `${item.name} Active.` : item.name);
  element.toggleAttribute('data-active', isActive);
  const stayed =
    latest.size > 0 &&
    chart.transitions.some(({ id, source, targets }) => latest.has(id) && source === item.state.id && targets.length === 0);
  element.toggleAttribute('data-last', stayed);
}

const toSelection = (item: ChartItem): ChartSelection =>
  item.kind === 'state' ? { kind: 'state', ids: [item.state.id] } : { kind: 'transition', ids: item.arrow.transitions };

/** A transition without a target is shown by its state. */
const hasId = (item: ChartItem, id: string, chart: Chart): boolean =>
  item.kind === 'arrow'
    ? item.arrow.transitions.includes(id)
    : item.state.id === id ||
      chart.transitions.some((each) => each.id === id && each.targets.length === 0 && each.source === item.state.id);
