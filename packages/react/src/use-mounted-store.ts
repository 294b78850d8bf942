import type { Login } from '@kratos-login/core';
import { useEffect } from 'react';

/** What a component starts and stops: a login, or a second factor. */
export type MountedStore = Pick<Login, 'start' | 'stop' | 'checkSession'>;

/** Starts a store when the component mounts, and stops it when the component unmounts. */
export function useMountedStore(store: MountedStore): void {
  useEffect(() => {
    const mounts = (mountCounts.get(store) ?? 0) + 1;
    mountCounts.set(store, mounts);
    store.start();
    // The hooks for page effects also check, for a page in a frame or popup. While one check is pending, another does nothing.
    const onPageShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) store.checkSession();
    };
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pageshow', onPageShow);
      mountCounts.set(store, (mountCounts.get(store) ?? 1) - 1);
      // StrictMode unmounts a component and mounts it again at once. A component that is really gone is not mounted again by then.
      queueMicrotask(() => {
        if (mountCounts.get(store) === 0) store.stop();
      });
    };
  }, [store]);
}

const mountCounts = new WeakMap<MountedStore, number>();
