import type { Login, LoginView, PageEffect } from '@kratos-login/core';
import { useEffect } from 'react';

/** Starts a login when the component mounts, and stops it when the component unmounts. */
export function useMountedLogin(login: Login): void {
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
}

const mountCounts = new WeakMap<Login, number>();

/** Keyed by page effect, because a copied view keeps that object. */
const logins = new WeakMap<PageEffect, Login>();

/** Remembers the login of a view that a component renders, and returns the view. */
export function rememberLogin(view: LoginView, login: Login): LoginView {
  logins.set(view.pageEffect, login);
  return view;
}

/** Returns the login that a rendered view belongs to. */
export const findLogin = ({ pageEffect }: LoginView): Login | undefined => logins.get(pageEffect);
