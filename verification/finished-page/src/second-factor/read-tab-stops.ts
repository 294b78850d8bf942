import { userEvent } from 'vitest/browser';

/** What gets the focus, by name. A list that does not get to the end of the page has `(trapped)` as its last item. */
export interface TabStops {
  /** With Tab, from the beginning of the page to its end. */
  readonly there: readonly string[];
  /** With Shift+Tab, from the end of the page to its beginning. */
  readonly back: readonly string[];
}

/** Reads what the Tab key reaches. The focus is where it was after that. */
export async function readTabStops(): Promise<TabStops> {
  const before = document.activeElement;
  const start = createEdge();
  const end = createEdge();
  document.body.prepend(start);
  document.body.append(end);
  const there = await walk(start, end, '{Tab}');
  const back = await walk(end, start, '{Shift>}{Tab}{/Shift}');
  start.remove();
  end.remove();
  if (before instanceof HTMLElement) before.focus();
  return { there, back };
}

const createEdge = (): HTMLElement => Object.assign(document.createElement('a'), { href: '#' });

async function walk(from: HTMLElement, to: HTMLElement, keys: string): Promise<readonly string[]> {
  const reached: EventTarget[] = [];
  const listener = ({ target }: FocusEvent): void => void (target && reached.push(target));
  from.focus();
  document.addEventListener('focusin', listener);
  const shown = [...document.querySelectorAll('a[href], button, input')].filter((each) => each.getClientRects()[0]);
  await userEvent.keyboard(keys.repeat(shown.length - 1));
  document.removeEventListener('focusin', listener);
  return reached.at(-1) === to ? reached.slice(0, -1).map(toName) : [...reached.map(toName), '(trapped)'];
}

const toName = (target: EventTarget): string =>
  target instanceof HTMLInputElement ? target.name : target instanceof Element ? (target.ariaLabel ?? target.textContent) : '';
