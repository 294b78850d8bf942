import { ignoreGhostClicks } from '../../page/ignore-ghost-clicks.ts';
import { toWindow } from '../../page/to-window.ts';
import type { SecondFactor } from '../second-factor.ts';
import { clearSecondFactor } from './apply-second-factor-effect.ts';

/**
 * Does what a page with a second factor needs as long as it is there, and returns a function that ends it. {@link attachSecondFactor} includes it.
 *
 * - Ignores ghost clicks and held Enter keys.
 * - Lets the browser ask before new backup codes, which are not saved yet, are lost with the page: see {@link warnBeforeLeaving}.
 * - When the page returns from the browser's back/forward cache: removes all secrets, and asks Kratos again what is set up.
 */
export function watchSecondFactor(
  root: HTMLElement,
  secondFactor: Pick<SecondFactor, 'getView' | 'subscribe' | 'checkSession'>,
): () => void {
  const window = toWindow(root);
  const listeners = {
    ...ignoreGhostClicks(root),
    pageshow({ persisted }: PageTransitionEvent): void {
      if (!persisted) return;
      clearSecondFactor(root);
      secondFactor.checkSession();
    },
  };
  // In the capture phase: before any other listener.
  for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener, { capture: true });
  const endWarning = warnBeforeLeaving(window, secondFactor);
  return () => {
    endWarning();
    for (const [type, listener] of Object.entries(listeners))
      window.removeEventListener(type, listener as EventListener, { capture: true });
  };
}

/**
 * Lets the browser ask before the page is left while it shows new backup codes, which are not saved yet. At other times nothing listens, because some
 * browsers keep no page with such a listener in their back/forward cache. Returns a function that ends it.
 */
export function warnBeforeLeaving(window: Window, { getView, subscribe }: Pick<SecondFactor, 'getView' | 'subscribe'>): () => void {
  const follow = (): void => {
    const view = getView();
    if (view.kind === 'backup-codes' && view.isNew) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  const unsubscribe = subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    window.removeEventListener('beforeunload', ask);
  };
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = true; // Chrome and Edge before 119
}
