import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { secondFactorWays } from './mount-second-factor.tsx';
import { readTabStops } from './read-tab-stops.ts';
import { readTree } from './read-tree.ts';
import { tabStops } from './tab-stops.ts';
import { walkChanges, walkSetUp } from './walk-states.ts';

/** By way and state, the page as Chromium gives it to a screen reader. */
const trees = new Map<string, Record<string, string>>();

beforeEach(() => page.viewport(320, 700));

describe.each(secondFactorWays)('%s', (name, mount) => {
  test('each state is accessible in both schemes and with the Tab key, fits into the narrowest window, and keeps no secret', async () => {
    const shown: Record<string, string> = {};
    const stops: Record<string, readonly string[]> = {};
    const look = async (state: string): Promise<void> => {
      await checkPage();
      shown[state] = await readTree();
      const { there, back } = await readTabStops();
      expect(back.toReversed(), state).toEqual(there);
      stops[state] = there;
    };
    const lookForSecrets = (secrets: readonly string[]): void => {
      for (const secret of secrets) expect(document.documentElement.outerHTML).not.toContain(secret);
    };
    for (const walk of [walkChanges, walkSetUp]) await walk(mount, { look, lookForSecrets });
    expect(stops).toEqual(tabStops);
    trees.set(name, shown);
  });
});

test('both ways give a screen reader the same page in each state', () => {
  const [first, second] = trees.values();
  expect(second).toEqual(first);
  expect(Object.keys(first ?? {})).toEqual(Object.keys(tabStops));
});

async function checkPage(): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    for (const part of document.querySelectorAll('.kl')) part.setAttribute('data-scheme', scheme);
    const { violations } = await axe.run('.kl', { rules: { 'target-size': { enabled: true } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  }
  expect(document.documentElement.scrollWidth).toBe(320);
}
