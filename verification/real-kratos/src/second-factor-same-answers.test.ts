// Compares the emulator with a real Kratos on every path of the second factor, as `same-answers.test.ts` does for the login.
import { createEmulatorSettingsWorld } from '@verification/worlds/second-factor/create-emulator-settings-world';
import { planSettingsWorld } from '@verification/worlds/second-factor/settings-paths';
import type { SettingsWorld } from '@verification/worlds/second-factor/settings-world';
import { walkSettings } from '@verification/worlds/second-factor/walk-settings';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listenTo } from './listen-to.ts';
import { openRealSettingsWorld, type RealSettingsWorld } from './open-real-settings-world.ts';
import { findCommand } from './start-kratos.ts';

let real: RealSettingsWorld;

beforeAll(async () => {
  real = await openRealSettingsWorld(findCommand() ?? ['kratos']);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(() => real.stop());

for (const path of planSettingsWorld().paths)
  test(path.name, async () => {
    const answersOf = async (world: SettingsWorld): Promise<readonly string[]> => {
      const [answers, listened] = listenTo(world);
      await walkSettings(path, { world: listened, passTime: vi.advanceTimersByTimeAsync });
      return answers;
    };
    expect(await answersOf(createEmulatorSettingsWorld())).toEqual(await answersOf(await real.open()));
  });
