import { createElement } from '../view/create-element.ts';

/**
 * Lets the page scroll by the height of a panel that covers its end, so that everything can be seen and focused. Nothing moves: the space is after the body.
 * Returns the function that removes it.
 */
export function keepPageReachable(panel: HTMLElement): () => void {
  const root = document.documentElement;
  const space = createElement('div', { 'aria-hidden': 'true' });
  const before = root.style.scrollPaddingBlockEnd;
  const observer = new ResizeObserver(() => {
    const height = `${panel.offsetHeight}px`;
    space.style.blockSize = height;
    root.style.scrollPaddingBlockEnd = height;
  });
  observer.observe(panel);
  root.append(space);
  return () => {
    observer.disconnect();
    space.remove();
    root.style.scrollPaddingBlockEnd = before;
  };
}
