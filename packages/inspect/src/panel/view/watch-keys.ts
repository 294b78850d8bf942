import type { ChartItem } from './draw-chart.ts';

/** What the keys do. */
export interface ChartKeys {
  readonly select: (item: ChartItem | null) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
}

/**
 * Moves between states and arrows: up and down in the order of the chart, right along an arrow, left back to where it begins. One of them is in the
 * tab order.
 */
export function watchKeys(root: EventTarget, items: readonly ChartItem[], { select, zoomBy, fit }: ChartKeys): void {
  let current = 0;
  for (const [index, { element }] of items.entries()) {
    element.setAttribute('tabindex', index === 0 ? '0' : '-1');
    element.addEventListener('focus', () => makeCurrent(index));
  }
  function makeCurrent(index: number): void {
    items[current]?.element.setAttribute('tabindex', '-1');
    current = index;
    items[current]?.element.setAttribute('tabindex', '0');
  }
  const focus = (index: number): void => items[Math.min(items.length - 1, Math.max(0, index))]?.element.focus();
  const findState = (id: string | null): number => items.findIndex((item) => item.kind === 'state' && item.state.id === id);

  root.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    const item = items.find(({ element }) => element === event.target);
    if (item === undefined || ctrlKey || metaKey || altKey) return;
    const index = items.indexOf(item);
    const isState = item.kind === 'state';
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      ArrowRight: () => focus(isState ? index + 1 : findState(item.arrow.target)),
      ArrowLeft: () => focus(findState(isState ? item.state.parent : item.arrow.source)),
      Home: () => focus(0),
      End: () => focus(items.length - 1),
      Enter: () => select(item),
      ' ': () => select(item),
      Escape: () => select(null),
      '+': () => zoomBy(1.4),
      '-': () => zoomBy(1 / 1.4),
      '0': fit,
    };
    const act = actions[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
