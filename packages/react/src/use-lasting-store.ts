import { useEffect, useRef } from 'react';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

interface Kept<Store> {
  /** The store in use. */
  readonly store: Store;
  /** The store passed in the last render. */
  readonly given: Store;
  /** Number of consecutive renders that each passed another store. */
  readonly inARow: number;
  /** Number of changes that came within {@link soon} of each other. */
  readonly changes: number;
  readonly changedAt: number;
  /** Whether the store in use is kept, whatever is passed. */
  readonly isHeld: boolean;
}

/** A host may replace a login, for example for another language: occasionally, with other renders in between. */
const mostInARow = 3;
const mostChanges = 6;
/** In milliseconds. */
const soon = 5_000;

/**
 * Returns the store passed, or the one in use once it is clear that each render creates another. Every login opens a flow when it starts, its answer
 * renders the component again, and that would create the next login, and so on. In development builds it logs an error then.
 */
export function useLastingStore<Store extends object>(given: Store): Store {
  const kept = useRef<Kept<Store> | null>(null);
  const store = kept.current?.isHeld ? kept.current.store : given;
  useEffect(() => {
    const before = kept.current;
    const after = toKept(before, store, given);
    kept.current = after;
    if (after.isHeld && !before?.isHeld && process.env.NODE_ENV !== 'production') console.error(toComplaint(given));
  });
  return store;
}

function toKept<Store>(before: Kept<Store> | null, store: Store, given: Store): Kept<Store> {
  if (before === null) return { store, given, inARow: 0, changes: 0, changedAt: 0, isHeld: false };
  if (given === before.given) return { ...before, inARow: 0 };
  const changedAt = Date.now();
  const inARow = before.inARow + 1;
  const changes = changedAt - before.changedAt < soon ? before.changes + 1 : 1;
  const isHeld = before.isHeld || inARow >= mostInARow || changes >= mostChanges;
  return { store, given, inARow, changes, changedAt, isHeld };
}

function toComplaint(given: object): string {
  // Only a login has this function.
  const [hook, store, create] =
    'signOut' in given ? ['useLogin', 'login', 'createLogin'] : ['useSecondFactor', 'second factor', 'createSecondFactor'];
  return `${hook}: got another ${store} in each render. Expected the same one: call ${create} outside of the component, or once, in useState(() => ${create}(…)). The ${store} of an earlier render is kept, so that the page does not open one flow after another.`;
}
