import { setTimeout as sleep } from 'node:timers/promises';
import { totp } from '@kratos-login/emulator';
import { type Browser, openBrowser } from './open-browser.ts';
import type { Kratos } from './start-kratos.ts';

/** An account that can sign in. */
export interface TestAccount {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** Returns the current code of the authenticator app. Throws without one. */
  code(): Promise<string>;
  readonly backupCodes: readonly string[];
}

/** The factors of an account beside the password. */
export interface Factors {
  readonly app?: boolean;
  readonly backupCodes?: boolean;
  /** Whether the address is verified. */
  readonly isVerified?: boolean;
  /** The identity schema. Default: `default`. */
  readonly schema?: string;
  /** Whether one factor is enough for the settings. Then no mailed code has to be read, which would verify the address. */
  readonly settingsNeedOneFactor?: boolean;
}

const password = 'correct horse battery staple';
let count = 0;

/** Creates an account. Second factors cannot be imported, so it pairs them as a user does. */
export async function createTestAccount(kratos: Kratos, factors: Factors = {}): Promise<TestAccount> {
  const { app = false, backupCodes = false, isVerified = false, schema = 'default', settingsNeedOneFactor = false } = factors;
  const email = `person-${Date.now()}-${count++}@example.com`;
  const { id } = await admin(kratos, 'POST', '/admin/identities', {
    schema_id: schema,
    traits: { email },
    credentials: { password: { config: { password } } },
    ...(isVerified && { verifiable_addresses: [{ value: email, verified: true, via: 'email', status: 'completed' }] }),
  });
  const browser = openBrowser();
  if (app || backupCodes) await signIn(browser, kratos, email, settingsNeedOneFactor);
  const codes = backupCodes ? await makeBackupCodes(browser, kratos) : [];
  const secret = app ? await pairApp(browser, kratos) : null;
  return {
    id,
    email,
    password,
    backupCodes: codes,
    code: async () => {
      if (secret === null) throw new Error(`${email} has no authenticator app.`);
      return readSteadyCode(secret);
    },
  };
}

/** Returns the current code of an app, once that stays valid for a while. */
export async function readSteadyCode(secret: string): Promise<string> {
  await waitForSteadyCode();
  return totp(secret, Date.now());
}

/** Disables an account. */
export const disable = (kratos: Kratos, { id }: Pick<TestAccount, 'id'>): Promise<Answer> =>
  admin(kratos, 'PATCH', `/admin/identities/${id}`, [{ op: 'replace', path: '/state', value: 'inactive' }]);

/** Returns the last code that was mailed to an account. */
export async function readMailedCode(kratos: Kratos, { email }: Pick<TestAccount, 'email'>): Promise<string> {
  for (let turns = 0; turns < 50; turns++) {
    const mails: readonly { readonly body?: string }[] = await admin(
      kratos,
      'GET',
      `/admin/courier/messages?recipient=${encodeURIComponent(email)}`,
    );
    const code = mails.map(({ body }) => body?.match(/\b\d{6}\b/)?.[0]).find((found) => found !== undefined); // the newest mail is first
    if (code !== undefined) return code;
    await sleep(100);
  }
  throw new Error(`No code was mailed to ${email}.`);
}

/** Returns how many codes were mailed to a user. */
export async function countMails(kratos: Kratos, { email }: Pick<TestAccount, 'email'>): Promise<number> {
  const mails: readonly object[] = await admin(kratos, 'GET', `/admin/courier/messages?recipient=${encodeURIComponent(email)}`);
  return mails.length;
}

// biome-ignore lint/suspicious/noExplicitAny: Kratos's JSON, of any shape
type Answer = any;

/** Sends a request to the admin API. Throws for an error status. */
export async function admin({ adminUrl }: Kratos, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(adminUrl + path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} failed with ${response.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

// ------------------------------------------------------------------------------------------------ pairing
/** Signs in with the password, and with a mailed code if that is a second factor. */
async function signIn(browser: Browser, kratos: Kratos, email: string, isHalfEnough: boolean): Promise<void> {
  const answer = await submit(browser, await get(browser, kratos, 'login'), { method: 'password', identifier: email, password });
  if (answer.redirect_browser_to === undefined || isHalfEnough) return;
  const flow = await send(browser, answer.redirect_browser_to);
  await submit(browser, flow, { method: 'code', code: await readMailedCode(kratos, { email }) });
}

async function makeBackupCodes(browser: Browser, kratos: Kratos): Promise<readonly string[]> {
  const flow = await submit(browser, await get(browser, kratos, 'settings'), { method: 'lookup_secret', lookup_secret_regenerate: true });
  await submit(browser, flow, { method: 'lookup_secret', lookup_secret_confirm: true });
  const shown: readonly { readonly context: { readonly secret: string } }[] = findNode(flow, 'lookup_secret_codes').text.context.secrets;
  return shown.map(({ context }) => context.secret);
}

async function pairApp(browser: Browser, kratos: Kratos): Promise<string> {
  const flow = await get(browser, kratos, 'settings');
  const secret: string = findNode(flow, 'totp_secret_key').text.text;
  await submit(browser, flow, { method: 'totp', totp_code: await readSteadyCode(secret) });
  return secret;
}

/** Waits for a new code if the current one is about to expire. */
async function waitForSteadyCode(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 3_000) await sleep(left + 50);
}

const get = (browser: Browser, { publicUrl }: Kratos, flow: 'login' | 'settings'): Promise<Answer> =>
  send(browser, `${publicUrl}/self-service/${flow}/browser`);

const submit = (browser: Browser, flow: Answer, fields: object): Promise<Answer> =>
  send(browser, flow.ui.action, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csrf_token: findNode(flow, 'csrf_token').value, ...fields }),
  });

async function send(browser: Browser, url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await browser.fetch(url, { ...init, headers: { ...init.headers, accept: 'application/json' } });
  const body: Answer = await response.json();
  if (!response.ok && response.status !== 422) throw new Error(`${url} failed with ${response.status}: ${JSON.stringify(body)}`);
  return body;
}

const findNode = (flow: Answer, name: string): Answer =>
  flow.ui.nodes.find(({ attributes }: Answer) => attributes.name === name || attributes.id === name)?.attributes;
