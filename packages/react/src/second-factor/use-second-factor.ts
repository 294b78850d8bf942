import type { SecondFactor, SecondFactorView } from '@kratos-login/core/second-factor';
import { useSyncExternalStore } from 'react';
import { useLastingStore } from '../use-lasting-store.ts';
import { useMountedStore } from '../use-mounted-store.ts';

/**
 * Returns the view of a second factor. It starts the second factor when the component mounts and stops it when the component unmounts. Create it outside of
 * the component, or once in a state: the same one starts once, also under StrictMode. If each render creates another one, an early one is kept, and in
 * development an error is logged.
 *
 * A server renders `initialView`, and so does the browser until hydration.
 *
 * ```tsx
 * import { createSecondFactor } from '@kratos-login/core/second-factor'
 * import { useSecondFactor } from '@kratos-login/react/second-factor'
 *
 * const secondFactor = createSecondFactor({ kratosUrl: 'https://auth.example.com' })
 *
 * export function SecondFactor() {
 *   const view = useSecondFactor(secondFactor)
 *   return <h1>{view.title}</h1> // Two-step sign-in
 * }
 * ```
 */
export function useSecondFactor(given: SecondFactor): SecondFactorView {
  const secondFactor = useLastingStore(given);
  useMountedStore(secondFactor);
  return useSyncExternalStore(secondFactor.subscribe, secondFactor.getView, () => secondFactor.initialView);
}
