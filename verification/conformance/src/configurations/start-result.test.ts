import { expect, test } from 'vitest';
import { withPorts } from './start-result.ts';

test('withPorts replaces 4433 and 4434, also by a port that starts with the digits of the other', () => {
  expect(withPorts('{"public":{"port":4433},"admin":{"port":4434},"smtp":{"port":44330}}', 44341, 39000)).toBe(
    '{"public":{"port":44341},"admin":{"port":39000},"smtp":{"port":44330}}',
  );
});
