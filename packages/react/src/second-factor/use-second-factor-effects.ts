import type { SecondFactor, SecondFactorView } from '@kratos-login/core/second-factor';
import { applySecondFactorEffect, clearSecondFactor, watchSecondFactor } from '@kratos-login/core/second-factor-page';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Does the page duties of a second factor within `root`. It writes the secrets of the view into the elements with `data-secret`, and empties them when they
 * are no longer needed, so that React never has them. It clears fields and moves the focus, as `view.pageEffect` says. It ignores ghost clicks and held Enter
 * keys, and lets the browser ask before new backup codes are lost with the page.
 *
 * ```tsx
 * import { createSecondFactor } from '@kratos-login/core/second-factor'
 * import { useSecondFactor, useSecondFactorEffects } from '@kratos-login/react/second-factor'
 * import { useRef } from 'react'
 *
 * const secondFactor = createSecondFactor({ kratosUrl: 'https://auth.example.com' })
 *
 * export function BackupCodes() {
 *   const view = useSecondFactor(secondFactor)
 *   const root = useRef<HTMLElement>(null)
 *   useSecondFactorEffects(root, secondFactor, view)
 *   return <main ref={root}>{view.kind === 'backup-codes' && <ul data-secret="codes" />}</main>
 * }
 * ```
 */
export function useSecondFactorEffects(root: RefObject<HTMLElement | null>, secondFactor: SecondFactor, view: SecondFactorView): void {
  useLayoutEffect(() => {
    if (root.current !== null) applySecondFactorEffect(root.current, view);
  });

  const watched = useRef<WatchedRoot | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    if (watched.current?.element === element && watched.current.secondFactor === secondFactor) return;
    watched.current?.unwatch();
    watched.current = element && { element, secondFactor, unwatch: watchSecondFactor(element, secondFactor) };
  });
  useLayoutEffect(
    () => () => {
      const element = watched.current?.element;
      watched.current?.unwatch();
      watched.current = null;
      // By then React has removed it, unless it is only hidden.
      queueMicrotask(() => element?.isConnected === false && clearSecondFactor(element));
    },
    [],
  );
}

interface WatchedRoot {
  readonly element: HTMLElement;
  readonly secondFactor: SecondFactor;
  readonly unwatch: () => void;
}
