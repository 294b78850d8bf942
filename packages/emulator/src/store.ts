/** Things by their key, the oldest let go when there are too many: a process that runs for weeks does not grow. */
export interface Store<Thing> {
  get(key: string): Thing | undefined;
  set(key: string, thing: Thing): void;
  delete(key: string): void;
  values(): IterableIterator<Thing>;
  clear(): void;
  readonly size: number;
}

/** As many flows and sessions as one emulator keeps. */
const CAPACITY = 10_000;

/** Makes a store. What it let go is unknown afterwards, like flows after an operator's clean-up. */
export function createStore<Thing>(capacity: number = CAPACITY): Store<Thing> {
  const things = new Map<string, Thing>();
  // One iterator for all evictions: a new one would walk over every deleted slot again to find the oldest entry.
  let oldest = things.keys();
  return {
    get: (key) => things.get(key),
    set(key, thing) {
      things.set(key, thing);
      if (things.size <= capacity) return;
      const next = oldest.next();
      if (!next.done) things.delete(next.value);
    },
    delete(key) {
      things.delete(key);
    },
    values: () => things.values(),
    clear() {
      things.clear();
      oldest = things.keys();
    },
    get size() {
      return things.size;
    },
  };
}

/** Appends to a list and forgets its older half when it is too long. */
export function appendBounded<Entry>(list: Entry[], entry: Entry, capacity: number = CAPACITY): void {
  list.push(entry);
  if (list.length > capacity) list.splice(0, capacity / 2);
}
