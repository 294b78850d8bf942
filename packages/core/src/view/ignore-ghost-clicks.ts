type Place = EventTarget | null;

/** Core knows no DOM: as much of one as is looked at here. */
interface Press extends Event {
  readonly detail: number;
}
interface Key extends Event {
  readonly key: string;
  readonly repeat: boolean;
}
interface Pressed {
  closest(selector: 'button'): { readonly type: string } | null;
}

/**
 * Drops what was not meant for what an answer has put in the place of a form: the second click of a double click, wherever it falls, which should
 * not take the focus from there either; and Enter that is held down. For a page of your own without one of our adapters, which call it.
 *
 * ```ts
 * import { ignoreGhostClicks } from '@kratos-login/core'
 *
 * const main = document.querySelector('main')
 * ignoreGhostClicks(window, (place) => main?.contains(place as Node) === true)
 * ```
 *
 * `window` is what hears all events of the page; `isInside` says whether a place is part of the login; it ends when `signal` is aborted, without one never.
 */
export function ignoreGhostClicks(window: EventTarget, isInside: (place: Place) => boolean, signal?: AbortSignal): void {
  let first: Place = null;
  let isOurs = false;
  const dropSecondClick = (event: Event): void => {
    const { detail } = event as Press;
    const [target = null] = event.composedPath(); // of what is in a shadow root, the window's own `target` is no more than its host
    if (detail < 2) {
      first = target;
      isOurs = isInside(target);
    } else if ((isOurs || isInside(target)) && (target !== first || (target as unknown as Pressed).closest('button')?.type === 'submit')) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const dropHeldEnter = (event: Event): void => {
    const { repeat, key } = event as Key;
    const [target = null] = event.composedPath();
    if (repeat && key === 'Enter' && isInside(target)) event.preventDefault();
  };
  const options = { capture: true }; // before any other listener
  const listen = (type: string, listener: (event: Event) => void): void => {
    if (signal?.aborted) return;
    window.addEventListener(type, listener, options);
    // Not the option `signal` of `addEventListener`: the window of a frame or of jsdom may refuse that of another one.
    signal?.addEventListener('abort', () => window.removeEventListener(type, listener, options));
  };
  listen('mousedown', dropSecondClick);
  listen('click', dropSecondClick);
  listen('keydown', dropHeldEnter);
}
