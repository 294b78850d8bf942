import type { Login } from '@kratos-login/core';
import type { SecondFactor } from '@kratos-login/core/second-factor';

/**
 * Returns a store that goes on from its present state, and whose `start`, `stop` and `checkSession` do nothing: a page that mounts would otherwise begin
 * again.
 */
export function holdStore<Store extends Login | SecondFactor>(store: Store): Store {
  const nothing = { value: () => {} };
  return Object.create(null, {
    ...Object.getOwnPropertyDescriptors(store), // `actor` is a getter
    initialView: { get: () => store.getView() },
    start: nothing,
    stop: nothing,
    checkSession: nothing,
  });
}
