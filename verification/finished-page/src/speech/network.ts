/** The network between a page and its Kratos. */
export interface Network {
  /** The `fetch` of the page. */
  readonly fetch: typeof globalThis.fetch;
  /** Holds back later requests until `answer` is called. */
  hold(): void;
  /** Answers the requests that are held back. */
  answer(): void;
  /** Whether requests are held back. */
  readonly isHeld: boolean;
}

/** Creates a network. */
export function createNetwork(getFetch: () => typeof globalThis.fetch): Network {
  let held: PromiseWithResolvers<void> | undefined;
  return {
    get isHeld() {
      return held !== undefined;
    },
    hold() {
      held = Promise.withResolvers();
    },
    answer() {
      held?.resolve();
      held = undefined;
    },
    async fetch(input, init) {
      const signal = init?.signal ?? (input instanceof Request ? input.signal : null);
      if (held) await Promise.race([held.promise, ...(signal ? [rejectOnAbort(signal)] : [])]);
      return await getFetch()(input, init);
    },
  };
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
