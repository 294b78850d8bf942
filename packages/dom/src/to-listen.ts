/**
 * Adds listeners that go when the signal is aborted. Not by the option `signal` of `addEventListener`: an element of another window, or of jsdom, may
 * refuse the signal of this one.
 */
export const toListen =
  (signal: AbortSignal) =>
  (target: EventTarget, type: string, listener: (event: Event) => void, capture = false): void => {
    target.addEventListener(type, listener, { capture });
    signal.addEventListener('abort', () => target.removeEventListener(type, listener, { capture }));
  };
