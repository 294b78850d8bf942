import type { Login, LoginView, PageEffect } from '@kratos-login/core';
import { useSelector } from '@xstate/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { toServedView } from './served-view.ts';
import { useLastingLogin } from './use-lasting-login.ts';

/**
 * Returns the view of a login. It starts the login when the component mounts and stops it when the component unmounts. Create the login outside of
 * the component, or once in a state: the same login starts once, also under StrictMode. If each render creates another one, an early one is kept, and
 * in development an error is logged.
 *
 * ```tsx
 * import { createLogin } from '@kratos-login/core'
 * import { useLogin } from '@kratos-login/react'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 *
 * export function Login() {
 *   const view = useLogin(login)
 *   return <h1>{view.title}</h1> // Sign in
 * }
 * ```
 */
export function useLogin(given: Login): LoginView {
  const login = useLastingLogin(given);
  const actorLike = useMemo(() => toActorLike(login), [login]);
  useEffect(() => {
    const mounts = (mountCounts.get(login) ?? 0) + 1;
    mountCounts.set(login, mounts);
    login.start();
    // `usePageEffects` also checks, for a page in a frame or popup. While one check is pending, another does nothing.
    const onPageShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) login.checkSession();
    };
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pageshow', onPageShow);
      mountCounts.set(login, (mountCounts.get(login) ?? 1) - 1);
      // StrictMode unmounts a component and mounts it again at once. A component that is really gone is not mounted again by then.
      queueMicrotask(() => {
        if (mountCounts.get(login) === 0) login.stop();
      });
    };
  }, [login]);
  const view = useSelector(actorLike, identity);
  // Hydration needs the view that the server rendered, even if the login has gone on.
  const isHydrated = useSyncExternalStore(neverChanges, isInBrowser, isOnServer);
  const shown = isHydrated ? view : toServedView(login);
  logins.set(shown.pageEffect, login);
  return shown;
}

/** Keyed by page effect, because a copied view keeps that object. */
const logins = new WeakMap<PageEffect, Login>();

/** Returns the login that a view of {@link useLogin} belongs to. */
export const findLogin = ({ pageEffect }: LoginView): Login | undefined => logins.get(pageEffect);

const mountCounts = new WeakMap<Login, number>();

const neverChanges = () => () => {};
const isInBrowser = (): boolean => true;
const isOnServer = (): boolean => false;

const identity = (view: LoginView): LoginView => view;

type Listener = (view: LoginView) => void;

/** Adapts a login to the actor that `useSelector` reads. */
function toActorLike(login: Login) {
  return {
    getSnapshot: login.getView,
    subscribe: (listener: Listener | { readonly next?: Listener }) => ({
      unsubscribe: login.subscribe((view) => (typeof listener === 'function' ? listener : listener.next)?.(view)),
    }),
  };
}
