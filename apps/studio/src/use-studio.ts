import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Studio, StudioState } from './engine/studio.ts';

/** The studio of this page. */
export const StudioContext = createContext<Studio | null>(null);

/** Returns the studio of this page. It does not change, so a component that only acts never renders again. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('useStudio needs a <StudioContext> around it.');
  return studio;
}

/** Returns one part of the state, and renders again only when this part is another one. `select` must return what the state has, nothing new. */
export function useStudioState<Value>(select: (state: StudioState) => Value): Value {
  const studio = useStudio();
  return useSyncExternalStore(studio.subscribe, () => select(studio.getState()));
}
