import type { Login, LoginView } from '@kratos-login/core';
import { useSelector } from '@xstate/react';
import { useMemo, useSyncExternalStore } from 'react';
import { rememberLogin } from './remember-login.ts';
import { toServedView } from './served-view.ts';
import { useLastingStore } from './use-lasting-store.ts';
import { useMountedStore } from './use-mounted-store.ts';

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
  const login = useLastingStore(given);
  useMountedStore(login);
  const actorLike = useMemo(() => toActorLike(login), [login]);
  const view = useSelector(actorLike, identity);
  // Hydration needs the view that the server rendered, even if the login has gone on.
  const isHydrated = useSyncExternalStore(neverChanges, isInBrowser, isOnServer);
  return rememberLogin(isHydrated ? view : toServedView(login), login);
}

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
