import { waitUntil } from '../wait-until.ts';

/** Waits until a value is as expected. The error names both values. */
export const expectEventually = (what: string, expected: unknown, read: () => unknown): Promise<void> =>
  waitUntil(
    () => JSON.stringify(read()) === JSON.stringify(expected),
    () => `Expected ${what} to be ${JSON.stringify(expected)}, got ${JSON.stringify(read())}.`,
  );
