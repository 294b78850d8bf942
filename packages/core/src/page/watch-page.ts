import type { Login } from '../login.ts';
import { clearSecrets } from './apply-page-effect.ts';
import { ignoreGhostClicks } from './ignore-ghost-clicks.ts';
import { toWindow } from './to-window.ts';

/**
 * Does what a page with a login needs as long as it is there, and returns a function that ends it. {@link attachPage} includes it.
 *
 * - Ignores ghost clicks and held Enter keys.
 * - When the page returns from the browser's back/forward cache: clears secrets, and asks Kratos again who is signed in.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { watchPage } from '@kratos-login/core/page'
 *
 * const unwatch = watchPage(document.body, createLogin({ kratosUrl: 'https://auth.example.com' }))
 * unwatch()
 * ```
 */
export function watchPage(root: HTMLElement, login: Pick<Login, 'checkSession'> | undefined): () => void {
  const window = toWindow(root);
  const listeners = {
    ...ignoreGhostClicks(root),
    pageshow({ persisted }: PageTransitionEvent): void {
      if (!persisted) return;
      clearSecrets(root);
      login?.checkSession();
    },
  };
  // In the capture phase: before any other listener.
  for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener, { capture: true });
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      window.removeEventListener(type, listener as EventListener, { capture: true });
  };
}
