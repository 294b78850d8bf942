import type { Chart } from '../chart.ts';
import { createElement } from './create-element.ts';
import { findNext, toSentence, toStateName } from './describe-chart.ts';

/** The chart in words, for those who do not see it. */
export interface ChartWords {
  readonly element: HTMLElement;
  /** Writes the lists anew, once for many changes at a time. It is no live region: the page itself says what happens. */
  update(active: ReadonlySet<string>): void;
}

/** Creates lists of the active states, and of what can happen next. */
export function createChartWords(chart: Chart): ChartWords {
  const active = createElement('ul', { 'aria-label': 'Active states' });
  const next = createElement('ul', { 'aria-label': 'What can happen next' });
  const element = createElement('div', { class: 'words', role: 'group', 'aria-label': 'The chart in words' }, active, next);
  let latest: ReadonlySet<string> = new Set();
  let isDue = false;
  const write = (): void => {
    isDue = false;
    const names = chart.states.filter(({ id, parent }) => parent !== null && latest.has(id)).map(({ id }) => toStateName(id));
    replaceItems(active, names.length > 0 ? names : ['none']);
    replaceItems(next, [...new Set(findNext(chart, latest).map(toSentence))]);
  };
  return {
    element,
    update: (states) => {
      latest = states;
      if (!isDue) setTimeout(write); // not before the browser has painted
      isDue = true;
    },
  };
}

const replaceItems = (list: HTMLElement, items: readonly string[]): void =>
  list.replaceChildren(...(items.length > 0 ? items : ['nothing']).map((item) => createElement('li', {}, item)));
