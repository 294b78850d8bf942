import { expect, test } from 'vitest';
import { settingsFlow } from '../../test/scripted-settings.ts';
import { fitsFlow, hasSecondFactor, isForUsers, isShowingCodes, toChangeAfter, toNotice } from './settings-changes.ts';
import type { Change } from './settings-client.ts';

const apps = ['off', 'unpaired', 'paired'] as const;
const codes = ['off', 'none', 'new', 'saved', 'shown'] as const;
const changes: readonly Change[] = ['pair', 'unlink', 'generateCodes', 'confirmCodes', 'revealCodes', 'disableCodes'];

test.each<[change: Change, apps: readonly string[], codes: readonly string[]]>([
  ['pair', ['unpaired'], codes],
  ['unlink', ['paired'], codes],
  ['generateCodes', apps, ['none', 'new', 'saved', 'shown']],
  ['confirmCodes', apps, ['new']],
  ['revealCodes', apps, ['saved']],
  ['disableCodes', apps, ['saved', 'shown']],
])('the change %s fits a flow with the app %j and the codes %j only', (change, fittingApps, fittingCodes) => {
  for (const totp of apps)
    for (const backupCodes of codes)
      expect(fitsFlow(change, settingsFlow({ totp, backupCodes })), `${totp} ${backupCodes}`).toBe(
        fittingApps.includes(totp) && fittingCodes.includes(backupCodes),
      );
});

test('no change fits without a flow', () => {
  expect(changes.map((change) => fitsFlow(change, null))).toEqual([false, false, false, false, false, false]);
});

test('new codes and codes that are shown again are shown', () => {
  expect(codes.filter((backupCodes) => isShowingCodes(settingsFlow({ backupCodes })))).toEqual(['new', 'shown']);
  expect(isShowingCodes(null)).toBe(false);
});

test('a paired app and saved codes are second factors', () => {
  const has = (totp: (typeof apps)[number], backupCodes: (typeof codes)[number]) => hasSecondFactor(settingsFlow({ totp, backupCodes }));
  expect(apps.filter((totp) => has(totp, 'none'))).toEqual(['paired']);
  expect(codes.filter((backupCodes) => has('unpaired', backupCodes))).toEqual(['saved']);
  expect(hasSecondFactor(null)).toBe(false);
});

test('a user who has paired an app and has no codes gets some', () => {
  expect(toChangeAfter('pair', settingsFlow({ totp: 'paired' }))).toBe('generateCodes');
  expect(toChangeAfter('pair', settingsFlow({ totp: 'paired', backupCodes: 'saved' }))).toBeNull();
  expect(toChangeAfter('pair', settingsFlow({ totp: 'unpaired' }))).toBeNull();
  expect(toChangeAfter('confirmCodes', settingsFlow({ totp: 'paired' }))).toBeNull();
});

test('each change that was saved has its notice', () => {
  const paired = settingsFlow({ totp: 'paired' });
  expect(changes.map((change) => toNotice(change, paired))).toEqual(['paired', 'unlinked', null, 'codes-saved', null, 'codes-removed']);
  expect(toNotice('pair', settingsFlow())).toBeNull();
  expect(toNotice(null, paired)).toBeNull();
});

test('the message 4000001 is not for users', () => {
  expect(isForUsers({ id: 4000001, type: 'error', text: '', context: {} })).toBe(false);
  expect(isForUsers({ id: 4000002, type: 'error', text: '', context: {} })).toBe(true);
});
