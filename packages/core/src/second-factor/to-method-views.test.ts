import { expect, test } from 'vitest';
import { settingsFlow } from '../../test/scripted-settings.ts';
import { englishSecondFactor } from './english.ts';
import { createSecondFactorVerbs } from './second-factor-verbs.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { toMethodViews } from './to-method-views.ts';

const verbs = createSecondFactorVerbs(() => {});
const toViews = (flow: Partial<SettingsFlow>) => toMethodViews(settingsFlow(flow), englishSecondFactor, verbs);

test('a user without a second factor can set one up', () => {
  expect(toViews({})).toEqual([
    {
      id: 'totp',
      label: 'Authenticator app',
      status: 'Not set up',
      isSetUp: false,
      actions: [{ id: 'setUp', label: 'Set up', name: 'Set up: Authenticator app', act: verbs.setUpApp }],
    },
    {
      id: 'lookup_secret',
      label: 'Backup codes',
      status: 'Not set up',
      isSetUp: false,
      actions: [{ id: 'generate', label: 'Get codes', name: 'Get codes: Backup codes', act: verbs.generateCodes }],
    },
  ]);
});

test('a user with both can remove them, and show or replace the codes', () => {
  expect(toViews({ totp: 'paired', backupCodes: 'saved' })).toEqual([
    {
      id: 'totp',
      label: 'Authenticator app',
      status: 'Set up',
      isSetUp: true,
      actions: [{ id: 'remove', label: 'Remove', name: 'Remove: Authenticator app', act: verbs.removeApp }],
    },
    {
      id: 'lookup_secret',
      label: 'Backup codes',
      status: 'Set up',
      isSetUp: true,
      actions: [
        { id: 'reveal', label: 'Show', name: 'Show: Backup codes', act: verbs.revealCodes },
        { id: 'generate', label: 'Get new codes', name: 'Get new codes: Backup codes', act: verbs.generateCodes },
        { id: 'remove', label: 'Remove', name: 'Remove: Backup codes', act: verbs.removeCodes },
      ],
    },
  ]);
});

test('methods that Kratos does not offer are left out, and others have a name without an action', () => {
  expect(toViews({ totp: 'off', backupCodes: 'off', otherMethods: ['webauthn', 'new-method'] })).toEqual([
    { id: 'webauthn', label: 'Security keys', status: '', isSetUp: null, actions: [] },
    { id: 'new-method', label: 'new-method', status: '', isSetUp: null, actions: [] },
  ]);
});
