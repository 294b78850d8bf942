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
