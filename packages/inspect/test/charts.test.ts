// The layout of the charts that `npm run docs` writes.
import { readFileSync } from 'node:fs';
import { loginMachine } from '@kratos-login/core';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { expect, onTestFinished, test } from 'vitest';
import { listTransitions } from 'xstate-paths';
import { chartSources } from '../layout/chart-sources.ts';
import type { Chart, ChartBox } from '../src/panel/chart.ts';
import { loginChart } from '../src/panel/charts/login-chart.ts';
import { secondFactorChart } from '../src/panel/charts/second-factor-chart.ts';

const charts = [
  [loginChart, loginMachine],
  [secondFactorChart, secondFactorMachine],
] as const;

test('both charts are up to date, or npm run docs writes them', async () => {
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'goog')); // elk leaves it
  for (const [name, text] of Object.entries(await chartSources())) {
    expect(
      readFileSync(new URL(`../src/panel/charts/${name}`, import.meta.url), 'utf8') === text,
      `${name} is out of date: npm run docs`,
    ).toBe(true);
  }
});

test.each(charts)('each transition of %o is on one arrow, or stays in its state', (chart, machine) => {
  const all = listTransitions(machine);
  expect(chart.transitions.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  const onArrows = chart.arrows.flatMap(({ transitions }) => transitions);
  expect([...onArrows].sort()).toEqual(all.flatMap(({ id, targets }) => (targets.length > 0 ? [id] : [])).sort());
});

test.each(charts)('%o fits a pane of 930 × 270 with text of 10.5 pixels, and no boxes overlap', (chart) => {
  const scale = Math.min(930 / chart.width, 270 / chart.height);
  expect(11 * scale).toBeGreaterThanOrEqual(10.5);
  expect(findOverlaps(chart)).toEqual([]);
});

function findOverlaps({ states }: Chart): readonly string[] {
  const isInside = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`);
  return states.flatMap(({ id, box }) =>
    states
      .filter((other) => other.id > id && !isInside(id, other.id) && !isInside(other.id, id) && overlap(box, other.box))
      .map((other) => `${id} and ${other.id}`),
  );
}

const overlap = (one: ChartBox, other: ChartBox): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
