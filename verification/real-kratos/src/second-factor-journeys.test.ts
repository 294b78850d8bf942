// Surface `real` of the second factor: every path that has recipes, by `createSecondFactor` against a real Kratos. No answer is scripted.
import { saveSurface, secondFactorFolder } from '@verification/coverage/surface-record';
import { createSettingsTally } from '@verification/worlds/second-factor/create-settings-tally';
import { planSettingsWorld } from '@verification/worlds/second-factor/settings-paths';
import { walkSettings } from '@verification/worlds/second-factor/walk-settings';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openRealSettingsWorld, type RealSettingsWorld } from './open-real-settings-world.ts';
import { findCommand } from './start-kratos.ts';

const plan = planSettingsWorld();
const tally = createSettingsTally('real', plan);
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);
let real: RealSettingsWorld;

beforeAll(async () => {
  real = await openRealSettingsWorld(findCommand() ?? ['kratos']);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await real.stop();
  await saveSurface(tally.toRecord(), secondFactorFolder);
});

for (const path of plan.paths)
  test(path.name, async () => {
    tally.add(path, await walkSettings(path, { world: await real.open(), passTime }));
  });

test('all edges of the second factor are taken, except those that Kratos cannot cause', () => {
  console.log(tally.summary());
  expect(tally.missing()).toEqual([]);
});
