import { expect, test } from 'vitest';
import { settingsFlow } from '../../test/scripted-settings.ts';
import type { SecondFactorContext } from './second-factor-context.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { readSecrets } from './shown-secrets.ts';
import { withFlow } from './with-flow.ts';

const context = (more: Partial<SecondFactorContext> = {}) =>
  ({ flow: null, identityId: 'ann', change: null, hadCodes: false, ...more }) as SecondFactorContext;
const hasSecrets = ({ secrets }: SettingsFlow) => readSecrets(secrets).key !== null || readSecrets(secrets).codes.length > 0;

test('a new flow replaces the one before, whose secrets are dropped', () => {
  const [before, flow] = [settingsFlow(), settingsFlow({ id: 'settings-2' })];
  expect(withFlow(context({ flow: before }), flow, 'loading')).toEqual({ flowId: null, identityId: 'ann', flow, hadCodes: false });
  expect([hasSecrets(before), hasSecrets(flow)]).toEqual([false, true]);
});

test('the first flow tells who the user is', () => {
  const flow = settingsFlow();
  expect(withFlow(context({ identityId: null, change: 'unlink' }), flow, 'loading')).toEqual({
    flowId: null,
    identityId: 'ann',
    flow,
    hadCodes: false,
  });
});

test('a change that another user asked for is dropped, with the secrets', () => {
  const [before, flow] = [settingsFlow(), settingsFlow({ identityId: 'bob' })];
  expect(withFlow(context({ flow: before, change: 'pair', question: 'unlink', hadCodes: true }), flow, 'loading')).toEqual({
    flowId: null,
    identityId: 'bob',
    flow,
    change: null,
    question: null,
    hadCodes: false,
    notice: 'another-account',
  });
  expect([hasSecrets(before), hasSecrets(flow)]).toEqual([false, true]);
});

test('a flow whose secret an app has is used on while pairing is due and possible', () => {
  const [before, flow] = [settingsFlow(), settingsFlow()];
  expect(withFlow(context({ flow: before, change: 'pair' }), flow, 'loading')).toEqual({ flowId: null, identityId: 'ann' });
  expect([hasSecrets(before), hasSecrets(flow)]).toEqual([true, false]);
  expect(withFlow(context({ flow: settingsFlow(), change: 'pair' }), flow, 'pairing.submitting')).toHaveProperty('flow', flow);
  const paired = settingsFlow({ totp: 'paired' });
  expect(withFlow(context({ flow: settingsFlow(), change: 'pair' }), paired, 'loading')).toHaveProperty('flow', paired);
  expect(withFlow(context({ flow: null, change: 'pair' }), flow, 'loading')).toHaveProperty('flow', flow);
});

test('a flow with new codes is used on while they are to be saved', () => {
  const [before, flow] = [settingsFlow({ totp: 'paired', backupCodes: 'new' }), settingsFlow({ totp: 'paired' })];
  expect(withFlow(context({ flow: before, change: 'confirmCodes' }), flow, 'loading')).not.toHaveProperty('flow');
  expect(withFlow(context({ flow: before, change: 'unlink' }), flow, 'loading')).toHaveProperty('flow', flow);
  expect(hasSecrets(before)).toBe(false);
});

test.each([
  ['none', false, false],
  ['saved', false, true],
  ['shown', false, true],
  ['new', true, true],
  ['new', false, false],
] as const)('new codes after codes that were %s, %s, know whether there were some: %s', (backupCodes, hadCodes, expected) => {
  const flow = settingsFlow({ backupCodes: 'new' });
  expect(withFlow(context({ flow: settingsFlow({ backupCodes }), hadCodes }), flow, 'changing')).toHaveProperty('hadCodes', expected);
});

test('without a flow before there were no codes, and other flows forget it', () => {
  expect(withFlow(context(), settingsFlow({ backupCodes: 'new' }), 'changing')).toHaveProperty('hadCodes', false);
  const before = settingsFlow({ backupCodes: 'new' });
  expect(withFlow(context({ flow: before, hadCodes: true }), settingsFlow({ backupCodes: 'saved' }), 'changing')).toHaveProperty(
    'hadCodes',
    false,
  );
});
