import { loginMachine } from '@kratos-login/core';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SurfaceRecord } from './surface-record.ts';
import { toTransitionsPage } from './transitions-page.ts';

const edge = 'login.init.opening ▸ restart ▸ login ▸ restart';
const records: readonly SurfaceRecord[] = [
  { surface: 'machine', walks: [{ name: 'page load › started again', edges: [edge] }], cannot: [] },
  { surface: 'react', walks: [], cannot: [{ edge, why: 'the page has no such button' }] },
];
const style = document.createElement('style');

beforeEach(() => {
  const page = new DOMParser().parseFromString(toTransitionsPage(loginMachine, records), 'text/html');
  style.textContent = page.querySelector('style')?.textContent ?? '';
  document.head.append(style);
  document.body.replaceChildren(...page.body.children);
});
afterEach(() => {
  style.remove();
  document.documentElement.style.colorScheme = '';
  document.body.replaceChildren();
});

test.for(['light', 'dark'])('axe reports no violation of the page in %s colours', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  for (const details of document.querySelectorAll('details')) details.open = true;
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(document.querySelectorAll('.taken, .cannot, .missing').length).toBeGreaterThan(200);
});
