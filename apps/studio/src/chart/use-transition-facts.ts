import { useEffect, useState } from 'react';
import type { TransitionFacts } from '../generated/transition-facts.ts';

let loading: Promise<TransitionFacts> | undefined;

/** Returns what is known about transitions. They are loaded when the first one is selected. `null` before that. */
export function useTransitionFacts(): TransitionFacts | null {
  const [facts, setFacts] = useState<TransitionFacts | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // In the build it is a file beside this script. The types of so large a JSON are not those of its meaning.
    loading ??= import('../generated/transition-facts.json').then((module) => module.default as unknown as TransitionFacts);
    loading.then(
      (loaded) => isCurrent && setFacts(loaded),
      () => {
        loading = undefined; // offline: the next selection tries again
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return facts;
}
