import { waitUntil } from '../wait-until.ts';

/** Waits a moment until what is read is as expected; says both when it is not. */
export const expectEventually = (what: string, expected: unknown, read: () => unknown): Promise<void> =>
  waitUntil(
    () => JSON.stringify(read()) === JSON.stringify(expected),
    () => `Expected ${what} to be ${JSON.stringify(expected)}, got ${JSON.stringify(read())}.`,
  );
