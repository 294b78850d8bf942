import { loginMachine } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { listTransitions } from 'xstate-paths';
import type { SurfaceRecord } from './surface-record.ts';
import { toTransitionsPage } from './transitions-page.ts';

const light = createMachine({
  id: 'light',
  initial: 'off',
  states: {
    off: { description: 'It is <dark> & "late".', on: { press: { target: 'on', guard: 'thereIsPower' }, kick: {} } },
    on: { after: { 1000: 'off' } },
  },
});
const press = 'light.off ▸ press ▸ light.off ▸ press';
const kick = 'light.off ▸ kick ▸ light.off ▸ kick';
const records: readonly SurfaceRecord[] = [
  { surface: 'machine', walks: [{ name: 'start › <press>', edges: [press, kick] }], cannot: [] },
  { surface: 'react', walks: [{ name: 'start › press', edges: [press] }], cannot: [{ edge: kick, why: 'a page cannot be kicked' }] },
];
const page = toTransitionsPage(light, records);

test('every transition is listed once, with its event, guard and target', () => {
  const all = toTransitionsPage(loginMachine, []);
  for (const { id } of listTransitions(loginMachine)) expect(all.split(`<p id="${id}">`).length, id).toBe(2);
  expect(page).toContain('<code>press</code> [thereIsPower] → <a href="#light.on">light.on</a>');
  expect(page).toContain('<code>kick</code>  → stays');
  expect(page).toContain('<code>after 1000</code>  → <a href="#light.off">light.off</a>');
});

test('each surface has a mark with an icon and a word', () => {
  expect(page).toContain('<li class="taken">✓ machine</li><li class="taken">✓ react</li>');
  expect(page).toContain('<li class="cannot">– react: a page cannot be kicked</li>');
  expect(page).toContain('<li class="missing">✗ machine: not taken</li><li class="missing">✗ react: not taken</li>');
  expect(page).toContain('<th scope="row">react</th><td>1 of 3</td><td>1</td>');
});

test('the names of the paths are listed and escaped', () => {
  expect(page).toContain('<summary>2 paths</summary><ul><li>start › &lt;press&gt;</li><li>start › press</li></ul>');
  expect(page).toContain('It is &lt;dark&gt; &amp; &quot;late&quot;.');
});

test('the page loads nothing and contains no script', () => {
  const all = toTransitionsPage(loginMachine, records);
  expect(all).not.toMatch(/<script|\ssrc=|<link|https?:|\son\w+=|@import|url\(/i);
});
