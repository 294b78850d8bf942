import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { totp } from '@kratos-login/emulator';
import { findFreePort } from '../../../tools/find-free-port.ts';
import { baseConfig, withChanges } from './base-config.ts';
import { parseBody } from './find-differences.ts';
import type { RecordedIdentity, Recording } from './recording.ts';
import type { ReplayTarget } from './replay.ts';
import { findUpstreamService } from './upstream.ts';

/** A running Kratos. */
export interface RealKratos {
  readonly publicUrl: string;
  readonly adminUrl: string;
  /** Changes the configuration. `null` for a Kratos that these tests did not start. */
  readonly reconfigure: ((changes: Readonly<Record<string, unknown>>) => Promise<void>) | null;
  stop(): Promise<void>;
}

/** Kratos ended because its port is in use. */
class PortInUseError extends Error {}

/** Starts `kratos serve` on free ports with the base configuration and changes. If a port is in use by then, it starts on others. */
export async function startKratosProcess(
  command: string,
  changes: Readonly<Record<string, unknown>>,
  findPort: () => Promise<number> = findFreePort,
): Promise<RealKratos> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await startOnce(command, changes, findPort);
    } catch (error) {
      if (!(error instanceof PortInUseError) || attempts === 5) throw error;
    }
  }
}

/** Whether Kratos reports that its port is in use. */
export const isPortInUse = (log: string): boolean => /address already in use/.test(log);

async function startOnce(
  command: string,
  changes: Readonly<Record<string, unknown>>,
  findPort: () => Promise<number>,
): Promise<RealKratos> {
  const file = join(mkdtempSync(join(tmpdir(), 'kratos-')), 'kratos.json');
  const [publicPort, adminPort] = [await findPort(), await findPort()];
  let config = withChanges(baseConfig(publicPort, adminPort), changes);
  writeFileSync(file, JSON.stringify(config));
  const child = spawn(command, ['serve', '-c', file, '--dev'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const publicUrl = `http://127.0.0.1:${publicPort}`;
  await waitUntilReady(publicUrl, child, () => log);
  return {
    publicUrl,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    async reconfigure(more) {
      config = withChanges(config, more);
      writeFileSync(file, JSON.stringify(config));
      // Kratos does not report when it has loaded a changed file.
      await sleep(1500);
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function waitUntilReady(url: string, child: ChildProcess, readLog: () => string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null || isPortInUse(readLog())) {
      child.kill('SIGTERM');
      throw new (isPortInUse(readLog()) ? PortInUseError : Error)(`kratos ended: ${readLog().slice(-2000)}`);
    }
    const isReady = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(100);
  }
  throw new Error(`kratos is not ready: ${readLog().slice(-2000)}`);
}

/** Starts the service that Kratos calls in a scenario, for the time of a function. */
export async function withUpstreamService(scenario: string, run: () => Promise<void>): Promise<void> {
  const upstream = findUpstreamService(scenario);
  if (upstream === null) return await run();
  const server: Server = createServer((request, response) => {
    const { status, body } = upstream.answer(request.method ?? 'GET', new URL(request.url ?? '/', 'http://127.0.0.1'));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(upstream.port, '127.0.0.1', resolve));
  try {
    await run();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Creates a target for a real Kratos. Its clock cannot be set, so the replay waits as the recording did. */
export function createRealTarget({ scenario, exchanges }: Recording, kratos: RealKratos): ReplayTarget {
  const toHere = (url: string): string => url.replace('http://127.0.0.1:4433', kratos.publicUrl);
  let [before, movedAt] = [Date.parse(exchanges[0]?.at ?? ''), Date.now()];
  const call: ReplayTarget['call'] = async ({ method, url, headers, body }) => {
    const response = await fetch(toHere(url), { method, headers, body, redirect: 'manual' });
    const cookies = response.headers.getSetCookie();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      setCookie: cookies,
      cookies,
      body: parseBody(await response.text()),
    };
  };
  return {
    call,
    adminUrl: kratos.adminUrl,
    async admin(method, path, body) {
      const response = await fetch(kratos.adminUrl + path, {
        method,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return response.status;
    },
    async reconfigure(changes) {
      await kratos.reconfigure?.(changes);
    },
    addIdentity: (identity) => addIdentity(kratos, identity, { usesUpCodes: scenario === 'backup-codes-run-out' }),
    mailedCodes: (email) => readMails(kratos, email),
    async moveTo(at) {
      const gap = at - before;
      const left = movedAt + gap - Date.now();
      // Waits for an expiry only. TOTP codes are computed again, so their steps need no waiting.
      if (gap > 1200 && gap < 5000 && left > 0) await sleep(left);
      await waitForSteadyStep();
      [before, movedAt] = [at, Date.now()];
      return movedAt - at;
    },
  };
}

// The TOTP step must not change between two calls.
async function waitForSteadyStep(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 4000) await sleep(left + 50);
}

async function readMails(kratos: RealKratos, email: string): Promise<readonly string[]> {
  for (let i = 0; i < 25; i++) {
    const mails = await (await fetch(`${kratos.adminUrl}/admin/courier/messages?recipient=${encodeURIComponent(email)}`)).json();
    const codes = mails.toReversed().flatMap(({ body = '' }: { readonly body?: string }) => body.match(/\b\d{6}\b/)?.[0] ?? []);
    if (codes.length > 0) return codes;
    await sleep(200);
  }
  return [];
}

/** Creates an identity with the admin API, which cannot import second factors. Those are added in the settings. */
async function addIdentity(
  kratos: RealKratos,
  identity: RecordedIdentity,
  { usesUpCodes }: { readonly usesUpCodes: boolean },
): Promise<RecordedIdentity> {
  const email = identity.email.replace(/-[0-9a-f]{6}@/, `-${Math.random().toString(16).slice(2, 8).padEnd(6, '0')}@`);
  const response = await fetch(`${kratos.adminUrl}/admin/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      schema_id: 'default',
      traits: { email },
      credentials: { password: { config: { password: identity.password } } },
      state: identity.state,
      ...(identity.verified && { verifiable_addresses: [{ value: email, verified: true, via: 'email', status: 'completed' }] }),
    }),
  });
  if (response.status !== 201) throw new Error(`the identity was not created: ${response.status} ${await response.text()}`);
  const made = { ...identity, email, id: (await response.json()).id };
  return identity.secret === undefined && identity.lookup === undefined ? made : await addSecondFactors(kratos, made, usesUpCodes);
}

async function addSecondFactors(kratos: RealKratos, identity: RecordedIdentity, usesUpCodes: boolean): Promise<RecordedIdentity> {
  const session = openSession(kratos.publicUrl);
  await session.submit(await session.get('/self-service/login/browser'), {
    method: 'password',
    identifier: identity.email,
    password: identity.password,
  });
  let lookup: readonly string[] | undefined;
  if (identity.lookup !== undefined) {
    const flow = await session.submit(await session.get('/self-service/settings/browser'), {
      method: 'lookup_secret',
      lookup_secret_regenerate: true,
    });
    lookup = findNode(flow, 'lookup_secret_codes').attributes.text.context.secrets.map(
      ({ context }: { context: { secret: string } }) => context.secret,
    );
    await session.submit(flow, { method: 'lookup_secret', lookup_secret_confirm: true });
  }
  let secret: string | undefined;
  if (identity.secret !== undefined) {
    const flow = await session.get('/self-service/settings/browser');
    secret = findNode(flow, 'totp_secret_key').attributes.text.text;
    await waitForSteadyStep();
    await session.submit(flow, { method: 'totp', totp_code: totp(secret ?? '', Date.now()) });
  }
  for (const code of usesUpCodes ? (lookup ?? []) : []) {
    const other = openSession(kratos.publicUrl);
    await other.submit(await other.get('/self-service/login/browser'), {
      method: 'password',
      identifier: identity.email,
      password: identity.password,
    });
    await other.submit(await other.get('/self-service/login/browser?aal=aal2'), { method: 'lookup_secret', lookup_secret: code });
  }
  return { ...identity, ...(secret !== undefined && { secret }), ...(lookup !== undefined && { lookup }) };
}

// biome-ignore lint/suspicious/noExplicitAny: each caller reads the members that it needs
type Flow = any;

const findNode = (flow: Flow, name: string): Flow =>
  flow.ui.nodes.find(({ attributes }: Flow) => attributes.name === name || attributes.id === name);

function openSession(publicUrl: string): { get(path: string): Promise<Flow>; submit(flow: Flow, fields: object): Promise<Flow> } {
  const jar = new Map<string, string>();
  const call = async (url: string, init: RequestInit = {}): Promise<Flow> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, headers: { accept: 'application/json', cookie, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split('; ');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return await response.json();
  };
  return {
    get: (path) => call(publicUrl + path),
    submit: (flow, fields) =>
      call(flow.ui.action, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ csrf_token: findNode(flow, 'csrf_token').attributes.value, ...fields }),
      }),
  };
}
