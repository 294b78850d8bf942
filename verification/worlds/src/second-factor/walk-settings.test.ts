// A walk must detect a world that does not do what a recipe needs.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulatorSettingsWorld } from './create-emulator-settings-world.ts';
import { planSettingsWorld } from './settings-paths.ts';
import type { SettingsWorld } from './settings-world.ts';
import { walkSettings } from './walk-settings.ts';

const { paths } = planSettingsWorld();
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Walks the shortest path with this answer, in a world with changed functions. */
function walk(answer: string, changes: Partial<SettingsWorld>): Promise<unknown> {
  const [path] = paths
    .filter(({ steps }) => steps.some(({ step }) => step.label.startsWith(answer)))
    .sort((one, other) => one.steps.length - other.steps.length);
  if (path === undefined) throw new Error(`No path has the answer "${answer}".`);
  return walkSettings(path, { world: { ...createEmulatorSettingsWorld(), ...changes }, passTime });
}

test('a session that was not revoked is reported, with the path and the recipes', async () => {
  await expect(walk('openSettings: noSession', { revokeSessions: async () => {} })).rejects.toThrow(
    /^Wanted noSession, got settings \(app unpaired, codes none, of ann\): .*\n {2}after: .*openSettings: noSession → \(the session is revoked\)/,
  );
});

test('a session that has not grown old is reported', async () => {
  await expect(walk('submitSettings: refreshRequired', { ageSessions: async () => {} })).rejects.toThrow('Wanted refreshRequired, got ');
});

test('a flow that has not expired is reported', async () => {
  await expect(walk('openSettings: flowGone', { expireFlows: async () => {} })).rejects.toThrow('Wanted flowGone, got settings');
});

test('a method that was not disabled is reported', async () => {
  await expect(walk('openSettings: settings (app off', { configure: async () => {} })).rejects.toThrow('Wanted settings (app off');
});

test('a second factor that was not removed is reported', async () => {
  await expect(walk('submitSettings: rejected (app off', { removeFactor: async () => {} })).rejects.toThrow(
    'Wanted rejected (app off, codes saved, of ann), got ',
  );
});

test('a code that is not too old is reported', async () => {
  const { readCode } = createEmulatorSettingsWorld();
  await expect(walk('submitSettings: rejected (app unpaired', { readCode: (key) => readCode(key, 'current') })).rejects.toThrow(
    'Wanted rejected (app unpaired',
  );
});
