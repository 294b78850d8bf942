import type { Login, LoginView } from '@kratos-login/core';
import { applyPageEffect, clearSecrets, watchPage } from '@kratos-login/core/page';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { findLogin } from './remember-login.ts';

/**
 * Does the page duties of a login within `root`. It clears fields, moves the focus and submits the form, as `view.pageEffect` says. It ignores ghost
 * clicks and held Enter keys, and clears secrets when the page returns from the browser's cache. An input is found by its name, and everything else by
 * `data-focus`: `title`, `notice`, `retry`, and `address` on the first address.
 *
 * ```tsx
 * import type { LoginView } from '@kratos-login/core'
 * import { usePageEffects } from '@kratos-login/react'
 * import { useRef } from 'react'
 *
 * export function Page({ view }: { view: LoginView }) {
 *   const root = useRef<HTMLElement>(null)
 *   usePageEffects(root, view)
 *   return <main ref={root}><h1 data-focus="title" tabIndex={-1}>{view.title}</h1></main>
 * }
 * ```
 */
export function usePageEffects(root: RefObject<HTMLElement | null>, view: LoginView): void {
  useLayoutEffect(() => {
    if (root.current === null) return;
    applyPageEffect(root.current, view);
    // The user cannot edit this field. React writes a new `defaultValue` only into the attribute.
    for (const input of root.current.querySelectorAll<HTMLInputElement>('input[name="username"]')) input.value = input.defaultValue;
  });

  const watched = useRef<WatchedPage | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    const login = findLogin(view);
    if (watched.current?.element === element && watched.current.login === login) return;
    watched.current?.unwatch();
    watched.current = element && { element, login, unwatch: watchPage(element, login) };
  });
  useLayoutEffect(
    () => () => {
      const element = watched.current?.element;
      watched.current?.unwatch();
      watched.current = null;
      // By then React has removed it, unless it is only hidden.
      queueMicrotask(() => element?.isConnected === false && clearSecrets(element));
    },
    [],
  );
}

interface WatchedPage {
  readonly element: HTMLElement;
  readonly login: Login | undefined;
  readonly unwatch: () => void;
}
