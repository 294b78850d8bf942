import { createEmulator, type Emulator, type ReleaseName, totp } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createKratosClient } from '../kratos/create-kratos-client.ts';
import { seal } from '../seal.ts';
import { createSettingsClient } from './create-settings-client.ts';
import type { Change, SettingsClient } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsOutcome } from './settings-outcome.ts';
import { readSecrets } from './shown-secrets.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const going = new AbortController().signal;
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const bob = { email: 'bob@example.com', password: 'tr0ub4dor and 3' };

const flowOf = (outcome: SettingsOutcome): SettingsFlow => {
  if (!('flow' in outcome)) throw new Error(`no flow came, but ${outcome.kind}`);
  return outcome.flow;
};

async function signIn(kratos: Emulator, { email, password }: typeof ann): Promise<void> {
  const login = createKratosClient({ kratosUrl, fetch: kratos.fetch });
  const opened = await login.createFlow({ aal: 'aal1' }, going);
  if (opened.kind !== 'flow') throw new Error(opened.kind);
  const fields = { method: 'password', identifier: email };
  await login.submitFlow({ flow: opened.flow, fields, secret: { name: 'password', value: seal(password) } }, going);
}

async function openSettings(release?: ReleaseName) {
  const kratos = createEmulator({ identities: [ann, bob], ...(release && { release }) });
  await signIn(kratos, ann);
  const client = createSettingsClient({ kratosUrl, fetch: kratos.fetch });
  return { kratos, client, flow: flowOf(await client.createFlow({}, going)) };
}

const change = (client: SettingsClient, flow: SettingsFlow, which: Change, code?: string) =>
  client.submitFlow({ flow, change: which, code: code === undefined ? null : seal(code) }, going);
const codeOf = (kratos: Emulator, flow: SettingsFlow): string => totp(readSecrets(flow.secrets).key ?? '', kratos.clock.now());

test.for<ReleaseName>(['v26.2.0', 'v25.4.0', 'v1.3.1'])(
  'with %s, an app is paired, unlinked and paired again in one flow',
  async (release) => {
    const { kratos, client, flow } = await openSettings(release);
    expect(flow).toMatchObject({ totp: 'unpaired', backupCodes: 'none', otherMethods: ['profile', 'password'], username: ann.email });
    expect(readSecrets(flow.secrets)).toEqual({
      qr: expect.stringMatching(/^data:image\/png;base64,/),
      key: expect.any(String),
      codes: [],
    });
    const wrong = await change(client, flow, 'pair', '000000');
    expect(wrong).toMatchObject({ kind: 'rejected', flow: { id: flow.id, codeMessages: [{ id: 4000008 }], messages: [] } });
    expect(readSecrets(flowOf(wrong).secrets)).toEqual(readSecrets(flow.secrets));
    const paired = await change(client, flow, 'pair', codeOf(kratos, flow));
    expect(paired).toMatchObject({ kind: 'saved', flow: { id: flow.id, totp: 'paired', messages: [] } });
    expect(await client.getFlow(flow.id, going)).toMatchObject({ kind: 'settings', flow: { totp: 'paired', messages: [] } });
    const unlinked = await change(client, flowOf(paired), 'unlink');
    expect(unlinked).toMatchObject({ kind: 'saved', flow: { totp: 'unpaired' } });
    expect(readSecrets(flowOf(unlinked).secrets).key).not.toBe(readSecrets(flow.secrets).key);
    expect(await change(client, flowOf(unlinked), 'pair', codeOf(kratos, flowOf(unlinked)))).toMatchObject({ kind: 'saved' });
  },
);

test.for<ReleaseName>(['v26.2.0', 'v25.4.0', 'v1.3.1'])(
  'with %s, backup codes are generated, confirmed, revealed and removed',
  async (release) => {
    const { client, flow } = await openSettings(release);
    const generated = await change(client, flow, 'generateCodes');
    expect(generated).toMatchObject({ kind: 'settings', flow: { backupCodes: 'new' } });
    const { codes } = readSecrets(flowOf(generated).secrets);
    expect(codes).toHaveLength(12);
    expect(codes.every(({ code, isUsed }) => /^[a-z0-9]{8}$/.test(code) && !isUsed)).toBe(true);
    expect(JSON.stringify(generated)).not.toContain(codes[0]?.code);
    const confirmed = await change(client, flowOf(generated), 'confirmCodes');
    expect(confirmed).toMatchObject({ kind: 'saved', flow: { backupCodes: 'saved' } });
    expect(readSecrets(flowOf(confirmed).secrets).codes).toEqual([]);
    const revealed = await change(client, flowOf(confirmed), 'revealCodes');
    expect(revealed).toMatchObject({ kind: 'settings', flow: { backupCodes: 'shown' } });
    expect(readSecrets(flowOf(revealed).secrets).codes).toEqual(codes);
    expect(await change(client, flowOf(revealed), 'disableCodes')).toMatchObject({ kind: 'saved', flow: { backupCodes: 'none' } });
  },
);

test('an old session may open settings, and has to be refreshed before a change', async () => {
  const { kratos, client, flow } = await openSettings();
  kratos.configure({ selfservice: { flows: { settings: { privileged_session_max_age: '1s' } } } });
  kratos.clock.advance(2_000);
  expect(await client.createFlow({}, going)).toMatchObject({ kind: 'settings' });
  expect(await change(client, flow, 'generateCodes')).toEqual({ kind: 'refreshRequired' });
});

test('without a session there are no settings, and no change', async () => {
  const { kratos, client, flow } = await openSettings();
  expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
  expect(await client.createFlow({}, going)).toEqual({ kind: 'noSession' });
  expect(await client.getFlow(flow.id, going)).toEqual({ kind: 'noSession' });
  expect(await change(client, flow, 'unlink')).toEqual({ kind: 'noSession' });
  await signIn(kratos, bob);
  const refused = { kind: 'flowGone', why: 'refused', replacement: null };
  expect(await client.getFlow(flow.id, going)).toEqual(refused);
  expect(await change(client, flow, 'unlink')).toEqual(refused);
  expect(await client.getFlow('00000000-0000-4000-8000-000000000000', going)).toMatchObject({ kind: 'flowGone', why: 'unknown' });
});

test('a flow expires, and a method that was switched off needs another flow', async () => {
  const { kratos, client, flow } = await openSettings();
  kratos.configure({ selfservice: { methods: { totp: { enabled: false } } } });
  expect((await change(client, flow, 'pair', '123456')).kind).toBe('flowGone');
  expect(await client.createFlow({}, going)).toMatchObject({ kind: 'settings', flow: { totp: 'off', secrets: {} } });
  kratos.clock.advance(3_700_000);
  expect(await client.getFlow(flow.id, going)).toMatchObject({ kind: 'flowGone', why: 'expired' });
  expect(await change(client, flow, 'disableCodes')).toMatchObject({ kind: 'flowGone', why: 'expired', replacement: expect.any(String) });
});

test('a client that has seen no flow has no CSRF token', async () => {
  const { kratos, flow } = await openSettings();
  const other = createSettingsClient({ kratosUrl, fetch: kratos.fetch });
  expect(await change(other, flow, 'generateCodes')).toEqual({ kind: 'csrfMismatch' });
});
