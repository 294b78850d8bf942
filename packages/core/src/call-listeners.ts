/** Calls each listener. One that throws does not stop the others, and its error is still reported as uncaught. */
export function callListeners<Value>(listeners: Iterable<(value: Value) => void>, value: Value): void {
  for (const listener of [...listeners])
    try {
      listener(value);
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
}

/** Adds a listener. Returns a function that removes it. */
export function addListener<Value>(listeners: Set<(value: Value) => void>, listener: (value: Value) => void): () => void {
  // A new function each time, so that one listener can subscribe twice.
  const each = listener.bind(null);
  listeners.add(each);
  return () => void listeners.delete(each);
}
