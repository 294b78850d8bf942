// The unit tests share their globals (`isolate: false`). A test that leaves a global changed, also after a timeout, fails itself instead of other tests.
import { afterAll, beforeEach } from 'vitest';
import { type Globals, readGlobals, restoreGlobals } from './leftovers.ts';

const atFirst = readGlobals();

function requireNoLeftovers(before: Globals, whose: string): void {
  const [first, ...more] = restoreGlobals(before);
  if (first === undefined) return;
  const names = [first, ...more.slice(0, 5), ...(more.length > 5 ? [`and ${more.length - 5} more`] : [])].join(', ');
  throw new Error(`${whose} left changed: ${names}. Restore them with onTestFinished or afterEach: these run after a timeout too.`);
}

// Vitest calls these hooks in reverse order, so they run after those of the test file.
beforeEach(({ onTestFinished }) => {
  const before = readGlobals();
  onTestFinished(() => requireNoLeftovers(before, 'This test'));
});
afterAll(() => requireNoLeftovers(atFirst, 'This file'));
