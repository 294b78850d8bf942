/** Asks the page again, for some seconds, until what is read is as expected; says both when it is not. */
export async function pollThat(what: string, expected: unknown, read: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (let pause = 2; ; pause = Math.min(2 * pause, 100)) {
    const got = JSON.stringify(await read());
    if (got === JSON.stringify(expected)) return;
    if (performance.now() > until) throw new Error(`Expected ${what} to be ${JSON.stringify(expected)}, got ${got}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Milliseconds. */
const PATIENCE = 5_000;
