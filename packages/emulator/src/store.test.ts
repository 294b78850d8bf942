import { expect, test } from 'vitest';
import { createStore } from './store.ts';

test('a full store drops its oldest entry, also after delete, replacement and clear', () => {
  const store = createStore<number>(3);
  for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) store.set(key, value);
  store.delete('a');
  store.set('d', 4);
  store.set('b', 22); // it keeps its position
  store.set('e', 5);
  expect([...store.values()]).toEqual([3, 4, 5]);
  store.set('b', 6); // it is the newest now
  expect([...store.values()]).toEqual([4, 5, 6]);
  store.clear();
  for (const key of 'vwxyz') store.set(key, key.charCodeAt(0));
  expect([...store.values()]).toEqual([120, 121, 122]);
  expect([store.size, store.get('w')]).toEqual([3, undefined]);
});
