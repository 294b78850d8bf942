/** A map with a maximum size. It drops the oldest entry, so a process that runs for weeks does not grow. */
export interface Store<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  values(): IterableIterator<Value>;
  clear(): void;
  readonly size: number;
}

/** The maximum number of flows or sessions. */
const CAPACITY = 10_000;

/** Creates a store. A dropped entry is unknown afterwards, like a flow after `kratos cleanup sql`. */
export function createStore<Value>(capacity: number = CAPACITY): Store<Value> {
  const entries = new Map<string, Value>();
  // All evictions share one iterator: a new one would skip every deleted slot again to find the oldest entry.
  let oldest = entries.keys();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.set(key, value);
      if (entries.size <= capacity) return;
      const next = oldest.next();
      if (!next.done) entries.delete(next.value);
    },
    delete(key) {
      entries.delete(key);
    },
    values: () => entries.values(),
    clear() {
      entries.clear();
      oldest = entries.keys();
    },
    get size() {
      return entries.size;
    },
  };
}

/** Appends to a list. Drops the older half when the list is too long. */
export function appendBounded<Entry>(list: Entry[], entry: Entry, capacity: number = CAPACITY): void {
  list.push(entry);
  if (list.length > capacity) list.splice(0, capacity / 2);
}
