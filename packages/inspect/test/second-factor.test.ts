// What the inspectors send of a second factor that is set up in a Kratos in memory.
import { createLogin } from '@kratos-login/core';
import { createSecondFactor, type SecondFactorView } from '@kratos-login/core/second-factor';
import { createEmulator, totp } from '@kratos-login/emulator';
import { findSecrets } from '@kratos-login/testing';
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import { expect, test } from 'vitest';
import { createSafeInspect } from '../src/create-safe-inspect.ts';

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

test('no inspector message of a second factor contains a secret, a code or an identifier, and the chart is shown', async () => {
  const { baseUrl: kratosUrl, fetch, clock } = createEmulator({ identities: [bob] });
  const login = createLogin({ kratosUrl, fetch });
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  const form = login.getView();
  if (form.kind === 'form') form.submit?.({ identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');

  const sent: StatelyInspectionEvent[] = [];
  const secondFactor = createSecondFactor({ kratosUrl, fetch, setUp: true, inspect: createSafeInspect((event) => void sent.push(event)) });
  const see = async <Kind extends SecondFactorView['kind']>(kind: Kind) => {
    await expect.poll(() => secondFactor.getView()).toMatchObject({ kind, isPending: false });
    return secondFactor.getView() as Extract<SecondFactorView, { readonly kind: Kind }>;
  };
  secondFactor.start();
  const pairing = await see('pairing');
  const { key, qr } = pairing.readSecrets();
  const code = totp(key ?? '', clock.now());
  pairing.submit?.({ totp_code: code });
  const backup = await see('backup-codes');
  const codes = Object.fromEntries(backup.readSecrets().codes.map((each, index) => [`backup code ${index}`, each.code]));
  backup.confirm?.();
  await see('done');
  await expect.poll(() => JSON.stringify(sent)).toContain('"value":"done"'); // messages are put off until the page is idle
  expect(findSecrets(sent, { key: key ?? '', qr: qr ?? '', code, email: bob.email, ...codes })).toEqual([]);
  const [chart] = sent.filter(({ type }) => type === '@xstate.actor');
  expect(JSON.stringify(chart)).toContain('Pairs an authenticator app.');
  expect(sent.some((event) => event.type === '@xstate.snapshot' && JSON.stringify(event).includes('"change":"pair"'))).toBe(true);
});
