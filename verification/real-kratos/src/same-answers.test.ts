// Compares the emulator with a real Kratos beyond the recordings: on every path the browser must get the same answers from both.
import { createEmulatorWorld } from '@verification/worlds/create-emulator-world';
import { planWorld } from '@verification/worlds/plan-world';
import { walkInWorld } from '@verification/worlds/walk-in-world';
import type { World } from '@verification/worlds/world';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listenTo } from './listen-to.ts';
import { openRealWorld, type RealWorld } from './open-real-world.ts';
import { findCommand } from './start-kratos.ts';

let real: RealWorld;

beforeAll(async () => {
  real = await openRealWorld(findCommand() ?? ['kratos']);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(() => real.stop());

for (const [count, path] of planWorld().paths.entries())
  test(path.name, async () => {
    const answersOf = async (world: World): Promise<readonly string[]> => {
      const [answers, listened] = listenTo(world);
      await walkInWorld(path, { world: listened, passTime: vi.advanceTimersByTimeAsync, turn: { count } });
      return answers;
    };
    expect(await answersOf(createEmulatorWorld())).toEqual(await answersOf(real.open()));
  });
