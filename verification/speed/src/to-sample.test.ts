import { expect, test } from 'vitest';
import type { PageEvent } from './record-page.ts';
import { toSample } from './to-sample.ts';

const traffic = { requests: 6, bytes: { document: 1, script: 2, style: 3, kratos: 4, other: 5 }, documents: 1 };
const events: readonly PageEvent[] = [
  { kind: 'painted', at: 1_300 },
  { kind: 'visible', at: 1_400 },
  { kind: 'longTask', at: 1_410, duration: 60 },
  { kind: 'usable', at: 1_500 },
  { kind: 'submitted', at: 2_000 },
  { kind: 'mutated', at: 2_100, count: 3 },
  { kind: 'longTask', at: 2_200, duration: 70 },
  { kind: 'mutated', at: 2_300, count: 2 },
  { kind: 'codeFocused', at: 2_350 },
  { kind: 'mutated', at: 2_400, count: 8 },
];

test('times count from the navigation, and the code from the click', () => {
  expect(toSample(1_000, events, traffic)).toEqual({
    firstPaint: 300,
    formVisible: 400,
    formUsable: 500,
    passwordToCode: 350,
    layoutShift: 0,
    blockingUntilUsable: 10,
    blocking: 30,
    requests: 6,
    bytes: traffic.bytes,
    mutations: 5,
  });
});

test('what a page does not reach is null', () => {
  const { formUsable, passwordToCode, blocking, mutations } = toSample(1_000, events.slice(0, 2), traffic);
  expect([formUsable, passwordToCode, blocking, mutations]).toEqual([null, null, null, null]);
});

test('mutations are not counted when another document has replaced the first', () => {
  expect(toSample(1_000, events, { ...traffic, documents: 2 }).mutations).toBeNull();
});
