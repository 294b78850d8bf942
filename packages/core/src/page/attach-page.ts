import type { Login } from '../login.ts';
import type { LoginView } from '../view/login-view.ts';
import { applyPageEffect, clearSecrets } from './apply-page-effect.ts';
import { watchPage } from './watch-page.ts';

/**
 * Starts a login, renders each of its views, and does the rest that a page owes its user. Returns a function that ends all of it.
 *
 * - After each render it moves the focus, clears fields and submits the form, as `view.pageEffect` says: see {@link applyPageEffect}.
 * - It ignores ghost clicks and held keys, and clears secrets that are no longer needed: see {@link watchPage}.
 * - When `root` has left the page, it renders nothing more.
 * - When it ends, it clears secrets and stops the login, unless the login is attached to another element in the document.
 * - If `render` throws or rejects, the page effect is applied all the same. Throws if a login is attached to `root`, or to an element inside or around it.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { attachPage } from '@kratos-login/core/page'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 * const root = document.body
 * const title = root.appendChild(document.createElement('h1'))
 * title.dataset.focus = 'title'
 * title.tabIndex = -1
 * const detach = attachPage(root, login, (view) => { title.textContent = view.title })
 * ```
 *
 * If the framework renders later, `render` returns the promise that the framework gives: `nextTick()` in Vue, `tick()` in Svelte. `root` may be in a frame, a
 * popup or an open shadow root.
 */
export function attachPage(root: HTMLElement, login: Login, render: (view: LoginView) => unknown): () => void {
  assertNotAttached(root);
  let wasInPage = false;
  let isOver: boolean | undefined;
  const show = (view: LoginView): void => {
    wasInPage ||= root.isConnected;
    // The host has shown another page during a request: the title and the focus belong to that page now.
    if (wasInPage && !root.isConnected) {
      clearSecrets(root);
      return;
    }
    const applyEffect = (): void => {
      if (!isOver) applyPageEffect(root, view);
    };
    let rendered: Partial<Promise<unknown>> | undefined;
    try {
      rendered = render(view) as typeof rendered; // a host without types may return anything
    } finally {
      // Secrets are cleared also when the render fails.
      rendered?.finally?.(applyEffect) ?? applyEffect();
    }
  };
  show(login.getView()); // first: if it throws, nothing is attached
  const unwatch = watchPage(root, login);
  const unsubscribe = login.subscribe(show);
  attached.set(root, login);
  login.start();

  return () => {
    if (isOver) return;
    isOver = true;
    unwatch();
    unsubscribe();
    clearSecrets(root);
    attached.delete(root);
    if (![...attached].some(([each, its]) => its === login && each.isConnected)) login.stop();
  };
}

const attached = new Map<HTMLElement, Login>();

/** Throws if a login is attached to this element, or to one inside or around it. */
export function assertNotAttached(root: HTMLElement): void {
  if ([...attached].some(([each]) => each.contains(root) || root.contains(each)))
    throw new Error('kratos-login: expected an element that is not bound yet; it is, or one inside or around it: first end that binding');
}
