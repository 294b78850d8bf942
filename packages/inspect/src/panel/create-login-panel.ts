import type { InspectionEvent } from 'xstate';
import type { Chart } from './chart.ts';
import { loginChart } from './charts/login-chart.ts';
import { secondFactorChart } from './charts/second-factor-chart.ts';
import { createStepList } from './login-panel/create-step-list.ts';
import { createTimeline, type TimedStep } from './login-panel/create-timeline.ts';
import { drawDetails } from './login-panel/draw-details.ts';
import { keepPageReachable } from './login-panel/keep-page-reachable.ts';
import { panelStyles } from './login-panel/panel-styles.ts';
import { type ChartName, recordChart } from './record-chart.ts';
import { type ChartSelection, type ChartView, createChartView } from './view/create-chart-view.ts';
import { attachStyled, createElement } from './view/create-element.ts';
import { toStateName } from './view/describe-chart.ts';

/** Options of {@link createLoginPanel}. */
export interface LoginPanelOptions {
  /** The element that gets the panel as its last child. Default: the body. */
  readonly parent?: Element | undefined;
  /** The charts that the panel can show. Default: both. */
  readonly charts?: readonly Chart[] | undefined;
}

/** A panel in the page. */
export interface LoginPanel {
  /** The panel: an `<aside>` at the bottom of the window. It moves nothing in the page, which can be scrolled above it. */
  readonly element: HTMLElement;
  /** For the option `inspect` of `createLogin` and `createSecondFactor`. One panel shows all of them. */
  readonly inspect: (event: InspectionEvent) => void;
  /** Removes the panel. */
  stop(): void;
}

/**
 * Shows the chart of a running login or second factor in your own page, with its newest steps and a slider back in time. It sends nothing, and shows
 * names of the chart only, so it contains no secrets. Use it in development.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { createLoginPanel } from '@kratos-login/inspect/panel'
 *
 * const { inspect } = createLoginPanel()
 * createLogin({ kratosUrl: 'https://auth.example.com', inspect }).start()
 * ```
 */
export function createLoginPanel({ parent, charts = [loginChart, secondFactorChart] }: LoginPanelOptions = {}): LoginPanel {
  const timeline = createTimeline();
  let shown: number | null = null; // the number of a step, or the newest one
  let isDue = false;
  let isStopped = false;

  const views = new Map<ChartName, ChartView>();
  const details = createElement('div', { class: 'details', role: 'group', 'aria-label': 'Details' });
  const select = (chart: Chart, selection: ChartSelection | null): void => {
    details.replaceChildren(...(selection ? drawDetails(chart, selection) : []));
  };
  for (const chart of charts) views.set(chart.name, createChartView(chart, { onSelect: (selection) => select(chart, selection) }));

  const goTo = (step: TimedStep | null): void => {
    shown = step?.number ?? null;
    const last = step?.transitions.at(-1);
    const chart = charts.find(({ name }) => name === step?.chart);
    if (step && chart) {
      views.get(step.chart)?.select(last ?? null);
      select(chart, last === undefined ? null : { kind: 'transition', ids: step.transitions });
    }
    render();
  };
  const title = createElement('h2', {}, 'Login chart');
  const state = createElement('span', { class: 'state' }, 'No login has started yet');
  const slider = createElement('input', { type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Step' });
  slider.addEventListener('input', () => {
    const { steps } = timeline;
    goTo(Number(slider.value) === steps.length - 1 ? null : (steps[Number(slider.value)] ?? null));
  });
  const live = createElement('button', { type: 'button', 'aria-pressed': 'true' }, 'Live');
  live.addEventListener('click', () => goTo(null));
  const body = createElement('div', { class: 'body', id: 'body' });
  const toggle = createElement('button', { type: 'button', 'aria-expanded': 'true', 'aria-controls': 'body' }, 'Hide');
  toggle.addEventListener('click', () => {
    body.hidden = !body.hidden;
    toggle.setAttribute('aria-expanded', String(!body.hidden));
    toggle.textContent = body.hidden ? 'Show' : 'Hide';
  });
  const list = createStepList(goTo);
  const chartPlace = createElement('div', { class: 'chart' }, ...[...views.values()].map((view) => view.element));
  body.append(chartPlace, createElement('div', { class: 'side' }, list.element, details));

  function render(): void {
    isDue = false;
    const { steps } = timeline;
    const chosen = shown === null ? undefined : steps.find(({ number }) => number === shown);
    if (chosen === undefined) shown = null; // it may be forgotten by now
    const step = chosen ?? steps.at(-1);
    for (const [name, view] of views) view.element.hidden = name !== (step?.chart ?? charts[0]?.name);
    if (step === undefined) return;
    views.get(step.chart)?.show(timeline.showAt(step));
    const place = toStateName(step.states.at(-1) ?? step.chart);
    title.textContent = step.title;
    state.replaceChildren('at ', createElement('strong', {}, place));
    slider.max = String(steps.length - 1);
    slider.value = String(steps.indexOf(step));
    slider.setAttribute('aria-valuetext', `Step ${step.number}, ${step.title} at ${place}`);
    live.setAttribute('aria-pressed', String(shown === null));
    list.update(steps, step);
  }

  const element = createElement('aside', { 'aria-label': 'Login chart' });
  const header = createElement('header', {}, title, state, createElement('label', {}, 'Back in time', slider), live, toggle);
  attachStyled(element, panelStyles).append(header, body);
  render();
  (parent ?? document.querySelector('body') ?? document.documentElement).append(element); // a script in the head runs before there is a body
  const release = keepPageReachable(element);

  return {
    element,
    inspect: recordChart((step) => {
      if (isStopped || !views.has(step.chart)) return;
      timeline.add(step);
      if (!isDue) requestAnimationFrame(render); // once for many steps
      isDue = true;
    }),
    stop() {
      isStopped = true;
      element.remove();
      release();
    },
  };
}
