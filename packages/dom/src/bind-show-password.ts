/**
 * Brings the "Show password" buttons of a login to life. Returns what ends it.
 *
 * ```html
 * <button type="button" data-verb="showPassword" aria-controls="password"
 *   data-hide="Hide password" data-visible="Your password is visible" data-hidden="Your password is hidden">Show password</button>
 * ```
 *
 * The name of the button says what it does next (in its `data-text="show"`, where an icon stands beside it), and the status region what has happened. A form that is sent, or that comes back from the
 * browser's cache, is in dots again: a shown password may land in the form history. Apart from `bindLogin`, for who wants none.
 *
 * ```ts
 * import { bindShowPassword } from '@kratos-login/dom'
 *
 * const root = document.querySelector('main')
 * if (root) bindShowPassword(root)
 * ```
 */
export function bindShowPassword(root: HTMLElement): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const hideAll = (): void => {
    for (const button of root.querySelectorAll<HTMLElement>('[data-verb="showPassword"]')) show(button, false);
  };
  const toggle = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-verb="showPassword"]') : null;
    if (button === null) return;
    const { visible = '', hidden = '' } = button.dataset;
    const status = root.querySelector('[role="status"]');
    const isShown = show(button, findInput(button)?.type === 'password');
    if (status !== null) status.textContent = isShown ? visible : hidden;
  };
  root.addEventListener('click', toggle, { signal });
  root.addEventListener('submit', hideAll, { signal, capture: true }); // before the form is read
  globalThis.addEventListener('pageshow', ({ persisted }) => persisted && hideAll(), { signal });
  return () => ended.abort();
}

function show(button: HTMLElement, isShown: boolean): boolean {
  const input = findInput(button);
  if (input === null) return false;
  const words = button.querySelector('[data-text="show"]') ?? button;
  button.dataset['show'] ??= words.textContent ?? '';
  words.textContent = (isShown ? button.dataset['hide'] : undefined) ?? button.dataset['show'];
  input.type = isShown ? 'text' : 'password';
  return isShown;
}

function findInput(button: HTMLElement): HTMLInputElement | null {
  const root = button.getRootNode() as Document | ShadowRoot;
  const input = root.getElementById(button.getAttribute('aria-controls') ?? '');
  return input instanceof HTMLInputElement ? input : null;
}
