// Compares the emulator with a real Kratos where no page of ours goes: odd submissions of the settings, in each state of a second factor.
import { createEmulatorSettingsWorld } from '@verification/worlds/second-factor/create-emulator-settings-world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRealSettingsWorld, type RealSettingsWorld } from './open-real-settings-world.ts';
import { playSettingsScript } from './play-settings-script.ts';
import { scripts } from './settings-scripts.ts';
import { findCommand } from './start-kratos.ts';

let real: RealSettingsWorld;

beforeAll(async () => {
  real = await openRealSettingsWorld(findCommand() ?? ['kratos']);
});
afterAll(() => real.stop());

for (const app of ['unpaired', 'paired'] as const)
  for (const codes of ['none', 'saved'] as const)
    for (const script of scripts)
      test(`app ${app}, codes ${codes}: ${script.join(', ')}`, async () => {
        const expected = await playSettingsScript(await real.open(), { app, codes }, script);
        expect(await playSettingsScript(createEmulatorSettingsWorld(), { app, codes }, script)).toEqual(expected);
      });
