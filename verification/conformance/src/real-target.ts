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
import type { RecordedPerson, Recording } from './recording.ts';
import type { Target } from './replay.ts';
import { findUpstream } from './upstream.ts';

/** A real Kratos that answers. */
export interface RealKratos {
  readonly publicUrl: string;
  readonly adminUrl: string;
  /** Changes its configuration; `null` for one that somebody else started. */
  readonly reconfigure: ((changes: Readonly<Record<string, unknown>>) => Promise<void>) | null;
  stop(): Promise<void>;
}

/** Kratos ended because another process listens on its port. */
class PortTakenError extends Error {}

/** Starts `kratos serve` with the base configuration and some changes, on free ports. A port that is taken meanwhile is replaced. */
export async function startKratos(
  command: string,
  changes: Readonly<Record<string, unknown>>,
  findPort: () => Promise<number> = findFreePort,
): Promise<RealKratos> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await startOnce(command, changes, findPort);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempts === 5) throw error;
    }
  }
}

/** Whether Kratos reports that its port is in use. */
export const isPortTaken = (log: string): boolean => /address already in use/.test(log);

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
      // Kratos says nowhere that it took up a file.
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
    if (child.exitCode !== null || isPortTaken(readLog())) {
      child.kill('SIGTERM');
      throw new (isPortTaken(readLog()) ? PortTakenError : Error)(`kratos ended: ${readLog().slice(-2000)}`);
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

/** The services that Kratos calls in a scenario, listening. */
export async function withUpstream(scenario: string, run: () => Promise<void>): Promise<void> {
  const upstream = findUpstream(scenario);
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

/** A real Kratos to replay a recording on: its clock is the real one, so what waited then waits now. */
export function createRealTarget({ scenario, exchanges }: Recording, kratos: RealKratos): Target {
  const toHere = (url: string): string => url.replace('http://127.0.0.1:4433', kratos.publicUrl);
  let [before, movedAt] = [Date.parse(exchanges[0]?.at ?? ''), Date.now()];
  const call: Target['call'] = async ({ method, url, headers, body }) => {
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
    addPerson: (person) => addPerson(kratos, person, { usesUpCodes: scenario === 'backup-codes-run-out' }),
    mailedCodes: (email) => readMails(kratos, email),
    async moveTo(at) {
      const gap = at - before;
      const left = movedAt + gap - Date.now();
      // What was waited for: an expiry, never a step of TOTP, whose codes are made anew.
      if (gap > 1200 && gap < 5000 && left > 0) await sleep(left);
      await waitForSteadyStep();
      [before, movedAt] = [at, Date.now()];
      return movedAt - at;
    },
  };
}

// A code must not roll over between two calls.
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

/** Makes somebody by the admin API. Second factors cannot be imported there, so they are paired as people do it. */
async function addPerson(
  kratos: RealKratos,
  person: RecordedPerson,
  { usesUpCodes }: { readonly usesUpCodes: boolean },
): Promise<RecordedPerson> {
  const email = person.email.replace(/-[0-9a-f]{6}@/, `-${Math.random().toString(16).slice(2, 8).padEnd(6, '0')}@`);
  const response = await fetch(`${kratos.adminUrl}/admin/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      schema_id: 'default',
      traits: { email },
      credentials: { password: { config: { password: person.password } } },
      state: person.state,
      ...(person.verified && { verifiable_addresses: [{ value: email, verified: true, via: 'email', status: 'completed' }] }),
    }),
  });
  if (response.status !== 201) throw new Error(`somebody could not be made: ${response.status} ${await response.text()}`);
  const made = { ...person, email, id: (await response.json()).id };
  return person.secret === undefined && person.lookup === undefined ? made : await pair(kratos, made, usesUpCodes);
}

async function pair(kratos: RealKratos, person: RecordedPerson, usesUpCodes: boolean): Promise<RecordedPerson> {
  const session = openSession(kratos.publicUrl);
  await session.submit(await session.get('/self-service/login/browser'), {
    method: 'password',
    identifier: person.email,
    password: person.password,
  });
  let lookup: readonly string[] | undefined;
  if (person.lookup !== undefined) {
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
  if (person.secret !== undefined) {
    const flow = await session.get('/self-service/settings/browser');
    secret = findNode(flow, 'totp_secret_key').attributes.text.text;
    await waitForSteadyStep();
    await session.submit(flow, { method: 'totp', totp_code: totp(secret ?? '', Date.now()) });
  }
  for (const code of usesUpCodes ? (lookup ?? []) : []) {
    const other = openSession(kratos.publicUrl);
    await other.submit(await other.get('/self-service/login/browser'), {
      method: 'password',
      identifier: person.email,
      password: person.password,
    });
    await other.submit(await other.get('/self-service/login/browser?aal=aal2'), { method: 'lookup_secret', lookup_secret: code });
  }
  return { ...person, ...(secret !== undefined && { secret }), ...(lookup !== undefined && { lookup }) };
}

// biome-ignore lint/suspicious/noExplicitAny: Kratos's JSON, of any shape
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
