import type { TypedValues } from './gallery-scenario.ts';

/**
 * Waits until a renderer has put the page into `place`, and fills in what the user has typed. Then `<html data-gallery="ready">` says that a picture can
 * be taken.
 */
export async function announceReady(place: HTMLElement, typed: TypedValues = {}): Promise<void> {
  await untilRendered(place);
  for (const input of place.querySelectorAll('input')) {
    const value = typed[input.name];
    if (typeof value === 'string') input.value = value;
  }
  document.documentElement.dataset['gallery'] = 'ready';
}

/** React renders later, and the icons of providers are downloaded. */
function untilRendered(place: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!place.querySelector('.kl, main') || place.querySelector('.kl-provider:not(:has(svg))')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(check);
    observer.observe(place, { childList: true, subtree: true });
    check();
  });
}

/** Shows what is wrong with an address, and says it in `<html data-gallery>`. */
export function showProblems(place: HTMLElement, problems: readonly string[]): void {
  place.replaceChildren(...problems.map((problem) => Object.assign(document.createElement('p'), { textContent: problem })));
  document.documentElement.dataset['gallery'] = problems.join(' ');
}
