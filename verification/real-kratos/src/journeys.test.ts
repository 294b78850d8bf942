// Surface `real`: every path that has recipes, by a login against a real Kratos. No answer is scripted.
import { saveSurface } from '@verification/coverage/surface-record';
import { createWorldTally } from '@verification/worlds/create-world-tally';
import { planWorld } from '@verification/worlds/plan-world';
import { walkInWorld } from '@verification/worlds/walk-in-world';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openRealWorld, type RealWorld } from './open-real-world.ts';
import { findCommand } from './start-kratos.ts';

const plan = planWorld();
const tally = createWorldTally('real', plan);
const turn = { count: 0 };
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);
let real: RealWorld;

beforeAll(async () => {
  real = await openRealWorld(findCommand() ?? ['kratos']);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await real.stop();
  await saveSurface(tally.toRecord());
});

for (const path of plan.paths)
  test(path.name, async () => {
    tally.add(path, await walkInWorld(path, { world: real.open(), passTime, turn }));
  });

test('each recipe causes its answer', async () => {
  for (const { recipe, path } of plan.recipes) {
    if (!tally.recipes.has(recipe)) tally.add(path, await walkInWorld(path, { world: real.open(), passTime, turn, recipe }));
  }
  expect(plan.recipes.filter(({ recipe }) => !tally.recipes.has(recipe))).toEqual([]);
});

test('all edges are taken, except those that Kratos cannot cause', () => {
  console.log(tally.summary());
  expect(tally.missing()).toEqual([]);
});
