/**
 * Binds the "Show password" buttons of a login. Returns a function that ends it.
 *
 * ```html
 * <button type="button" data-verb="showPassword" aria-controls="password"
 *   data-hide="Hide password" data-visible="Your password is visible" data-hidden="Your password is hidden">Show password</button>
 * ```
 *
 * The name of the button says what it does next (in its `data-text="show"`, where an icon stands beside it), and the status region what has happened. A form that is sent, or that comes back from the
 * browser's cache, is in dots again: a shown password may land in the form history. It is separate from `bindLogin`, so that it is optional.
 *
 * ```ts
 * import { bindShowPassword } from '@kratos-login/dom'
 *
 * const root = document.querySelector('main')
 * if (root) bindShowPassword(root)
 * ```
 */
export function bindShowPassword(root: HTMLElement): () => void {
  const window = root.ownerDocument.defaultView ?? globalThis;
  const hideAll = (): void => {
    for (const button of root.querySelectorAll<HTMLElement>('[data-verb="showPassword"]')) show(root, button, false);
  };
  const toggle = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('[data-verb="showPassword"]');
    if (button === null) return;
    const { visible = '', hidden = '' } = button.dataset;
    const status = root.querySelector('[role="status"]');
    const isShown = show(root, button, findInput(root, button)?.type === 'password');
    if (status !== null) status.textContent = isShown ? visible : hidden;
  };
  const comeBack = (event: Event): void => {
    if ((event as PageTransitionEvent).persisted) hideAll();
  };
  root.addEventListener('click', toggle);
  root.addEventListener('submit', hideAll, true); // before the form is read
  window.addEventListener('pageshow', comeBack);
  return () => {
    root.removeEventListener('click', toggle);
    root.removeEventListener('submit', hideAll, true);
    window.removeEventListener('pageshow', comeBack);
  };
}

function show(root: HTMLElement, button: HTMLElement, isShown: boolean): boolean {
  const input = findInput(root, button);
  if (input === undefined) return false;
  const words = button.querySelector('[data-text="show"]') ?? button;
  button.dataset['show'] ??= words.textContent ?? '';
  words.textContent = (isShown ? button.dataset['hide'] : undefined) ?? button.dataset['show'];
  input.type = isShown ? 'text' : 'password';
  return isShown;
}

/** Searches within the root, because another form of the page may have a field with the same id. */
const findInput = (root: HTMLElement, button: HTMLElement): HTMLInputElement | undefined =>
  [...root.querySelectorAll('input')].find(({ id }) => id === button.getAttribute('aria-controls'));
