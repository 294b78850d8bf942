/** Reads a value repeatedly until it is as expected. The error names both values. `patience` is in milliseconds. */
export async function pollUntil(what: string, expected: unknown, read: () => Promise<unknown>, patience = 5_000): Promise<void> {
  const until = performance.now() + patience;
  for (let pause = 2; ; pause = Math.min(2 * pause, 100)) {
    const got = JSON.stringify(await read());
    if (got === JSON.stringify(expected)) return;
    if (performance.now() > until) throw new Error(`Expected ${what} to be ${JSON.stringify(expected)}, got ${got}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
