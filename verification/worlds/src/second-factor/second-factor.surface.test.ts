// Surface `emulator` of the second factor: every path that Kratos can cause, by `createSecondFactor` against a Kratos in memory.
import { saveSurface, secondFactorFolder } from '@verification/coverage/surface-record';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulatorSettingsWorld } from './create-emulator-settings-world.ts';
import { createSettingsTally } from './create-settings-tally.ts';
import { planSettingsWorld } from './settings-paths.ts';
import { walkSettings } from './walk-settings.ts';

const plan = planSettingsWorld();
const tally = createSettingsTally('emulator', plan);
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const notOffered = new Set<string>();

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(() => saveSurface(tally.toRecord(), secondFactorFolder));

for (const path of plan.paths)
  test(path.name, async () => {
    const walked = await walkSettings(path, { world: createEmulatorSettingsWorld(), passTime });
    tally.add(path, walked);
    for (const type of walked.notOffered) notOffered.add(type);
  });

test('all edges of the second factor are taken, except those that Kratos cannot cause', () => {
  console.log(tally.summary());
  expect(tally.missing()).toEqual([]);
  expect(plan.cannot.map(({ edge }) => edge.split(' ▸ ').slice(0, 2).join(' ▸ ')).sort()).toEqual([
    'second-factor.changing ▸ reply.redirectRequired',
    'second-factor.changing ▸ reply.rejected',
    'second-factor.changing ▸ xstate.error.actor.submitSettings',
    'second-factor.confirming ▸ xstate.error.actor.login',
    'second-factor.loading ▸ reply.csrfMismatch',
    'second-factor.loading ▸ reply.redirectRequired',
    'second-factor.loading ▸ reply.refreshRequired',
    'second-factor.loading ▸ reply.rejected',
    'second-factor.loading ▸ reply.saved',
    'second-factor.loading ▸ xstate.error.actor.openSettings',
    'second-factor.pairing.submitting ▸ reply.redirectRequired',
    'second-factor.pairing.submitting ▸ xstate.error.actor.submitSettings',
    'second-factor.signing-out ▸ xstate.error.actor.endSession',
  ]);
});

test('a page offers each event, except these in some states', () => {
  expect([...notOffered].sort()).toEqual(['restart', 'retry', 'signOut']);
});
