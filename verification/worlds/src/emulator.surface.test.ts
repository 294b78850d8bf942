// Surface `emulator`: every path that has recipes, by a login against a Kratos in memory. No answer is scripted.

import { saveSurface } from '@verification/coverage/surface-record';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulatorWorld } from './create-emulator-world.ts';
import { createWorldTally } from './create-world-tally.ts';
import { planWorld } from './plan-world.ts';
import { walkInWorld } from './walk-in-world.ts';

const plan = planWorld();
const tally = createWorldTally('emulator', plan);
const turn = { count: 0 };
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(() => saveSurface(tally.toRecord()));

for (const path of plan.paths)
  test(path.name, async () => {
    tally.add(path, await walkInWorld(path, { world: createEmulatorWorld(), passTime, turn }));
  });

test('each recipe causes its answer', async () => {
  for (const { recipe, path } of plan.recipes) {
    if (!tally.recipes.has(recipe)) tally.add(path, await walkInWorld(path, { world: createEmulatorWorld(), passTime, turn, recipe }));
  }
  expect(plan.recipes.filter(({ recipe }) => !tally.recipes.has(recipe))).toEqual([]);
}, 30_000);

test('all edges are taken, except those that Kratos cannot cause', () => {
  console.log(tally.summary());
  expect(tally.missing()).toEqual([]);
  expect(plan.cannot.map(({ edge }) => edge)).toEqual([
    'login.init.opening ▸ reply.noSession ▸ login ▸ reply.*',
    'login.password.submitting ▸ reply.flow ▸ login ▸ reply.flow',
    'login.password.submitting ▸ reply.noSession ▸ login ▸ reply.*',
    'login.password.renewing ▸ reply.noSession ▸ login ▸ reply.*',
    'login.password.entering.renewingInBackground ▸ reply.noSession ▸ login.password.entering.renewingInBackground ▸ reply.*',
    'login.awaiting-TOTP.submitting ▸ reply.noUsableMethod ▸ login ▸ reply.noUsableMethod[1]',
    'login.awaiting-TOTP.submitting ▸ reply.signedIn ▸ login ▸ reply.signedIn[1]',
    'login.awaiting-TOTP.submitting ▸ reply.secondFactorDue ▸ login ▸ reply.*',
    'login.awaiting-TOTP.submitting ▸ reply.noUsableMethod ▸ login ▸ reply.noUsableMethod',
  ]);
});
