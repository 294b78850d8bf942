/**
 * Waits, turn by turn of the event loop and not by the clock, until something is so: it works under fake timers. Throws the complaint after 5,000
 * turns without it, or as many as are given.
 *
 * ```ts
 * import { waitUntil } from '@kratos-login/testing'
 *
 * let isThere = false
 * queueMicrotask(() => { isThere = true })
 * await waitUntil(() => isThere, 'It never came.')
 * ```
 */
export async function waitUntil(isSo: () => boolean, complaint: string | (() => string), patience = 5000): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  try {
    for (let turns = 0; !isSo(); turns++) {
      if (turns === patience) throw new Error(typeof complaint === 'string' ? complaint : complaint());
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    }
  } finally {
    port1.close();
  }
}
