/**
 * Waits until a condition is true, by turns of the event loop instead of time, so that it works with fake timers. Throws the complaint after 5,000 turns,
 * or after the given number.
 *
 * ```ts
 * import { waitUntil } from '@kratos-login/testing'
 *
 * let isThere = false
 * queueMicrotask(() => { isThere = true })
 * await waitUntil(() => isThere, 'Expected isThere to be true.')
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
