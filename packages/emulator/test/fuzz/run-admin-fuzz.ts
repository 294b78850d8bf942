import { createEmulator, type Emulator, type JsonValue } from '@kratos-login/emulator';
import { createRandom, type Random } from './random.ts';
import type { FuzzResult } from './run-fuzz.ts';

// Kratos, too, answers these requests with 500.
const KNOWN_500 = /at most 72 characters|request body too large/;
const STATUSES = [200, 201, 204, 307, 400, 404, 405, 409, 500, 501];
const METHODS = ['GET', 'GET', 'POST', 'PUT', 'PATCH', 'PATCH', 'DELETE', 'HEAD'];
const KEYS = [
  'traits',
  'email',
  'schema_id',
  'state',
  'credentials',
  'password',
  'config',
  'metadata_public',
  'metadata_admin',
  'external_id',
];
const MORE_KEYS = [
  'verifiable_addresses',
  'recovery_addresses',
  'value',
  'verified',
  'via',
  'status',
  'identities',
  'create',
  'op',
  'path',
  '__proto__',
];
const POINTERS = ['', '/', '/state', '/traits', '/traits/email', '/metadata_public', '/metadata_public/a', '/metadata_public/list/-'];
const MORE_POINTERS = [
  '/metadata_public/list/0',
  '/verifiable_addresses/0/verified',
  '/verifiable_addresses/3',
  '/__proto__/x',
  '/id',
  '/created_at',
];

/** Sends random requests to the admin API of one emulator, and lists the identities after each. The same seed gives the same requests. */
export async function runAdminFuzz(seed: number, requests: number): Promise<FuzzResult> {
  const random = createRandom(seed);
  const kratos = createEmulator({ warn: () => undefined });
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  const ids = ['00000000-0000-4000-8000-000000000000', 'nope'];
  for (let i = 0; i < requests; i++) {
    const request = toRequest(random, ids);
    const report = (text: string): number =>
      problems.push(`request ${i} of seed ${seed}: ${text}\n${JSON.stringify(request).slice(0, 2000)}`);
    try {
      const { status, body } = await send(kratos, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (!STATUSES.includes(status)) report(`status ${status}`);
      if (status === 500 && request.method !== 'HEAD' && !KNOWN_500.test(body)) report(`a 500 that Kratos does not give: ${body}`);
      const [id] = /(?<=^\{"id":")[0-9a-f-]{36}/.exec(body) ?? [];
      if (id !== undefined) ids[2 + random.integer(5)] ??= id;
      const list = await send(kratos, { method: 'GET', url: '/admin/identities', body: '' });
      if (list.status !== 200 || !Array.isArray(JSON.parse(list.body))) report('the identities can no longer be listed');
    } catch (error) {
      report(`it threw ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { statuses, problems };
}

interface AdminRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

const send = (kratos: Emulator, { method, url, body }: AdminRequest): ReturnType<Emulator['handleAdmin']> =>
  kratos.handleAdmin({ method, url, body, headers: new Headers({ 'content-type': 'application/json' }) });

function toRequest(random: Random, ids: readonly string[]): AdminRequest {
  const id = random.pick(ids.filter((each) => each !== undefined));
  const path = random.pick([
    '/admin/identities',
    '/admin/identities',
    `/admin/identities/${id}`,
    `/admin/identities/${id}`,
    `/admin/identities/${id}/sessions`,
    `/admin/identities/${id}/credentials/${random.pick(['password', 'totp', 'code', random.text(4)])}`,
    '/admin/sessions',
    `/admin/sessions/${id}`,
    '/admin/courier/messages',
    `/admin/${encodeURIComponent(random.text(6))}`,
  ]);
  const query = random.chance(0.3)
    ? `?${random.pick(['page_size', 'page_token', 'page', 'per_page', 'ids', 'credentials_identifier', 'active', 'expand', 'status'])}=${random.pick(['', '1', '-1', 'true', id, encodeURIComponent(random.text(5))])}`
    : '';
  return { method: random.pick(METHODS), url: path + query, body: toBody(random) };
}

function toBody(random: Random): string {
  if (random.chance(0.1)) return random.text(random.integer(40));
  if (random.chance(0.02)) return '['.repeat(random.integer(30_000));
  const value = random.chance(0.4) ? Array.from({ length: 1 + random.integer(3) }, () => toOperation(random)) : toIdentity(random);
  const text = JSON.stringify(value);
  return random.chance(0.1) ? text.slice(0, random.integer(text.length)) : text;
}

const toOperation = (random: Random): JsonValue => ({
  op: random.pick(['add', 'replace', 'remove', 'test', 'nonsense']),
  path: random.chance(0.8) ? random.pick([...POINTERS, ...MORE_POINTERS]) : `/metadata_public/${random.text(5)}`,
  value: toValue(random, 3),
});

const toIdentity = (random: Random): JsonValue => ({
  ...(random.chance(0.9) && { traits: { email: `${random.pick(['a', 'b', 'c', random.text(3)])}@example.com` } }),
  ...(random.chance(0.5) && { credentials: { password: { config: { password: 'x'.repeat(random.integer(80)) } } } }),
  ...(random.chance(0.5) && { [random.pick([...KEYS, ...MORE_KEYS])]: toValue(random, 3) }),
});

function toValue(random: Random, depth: number): JsonValue {
  if (depth === 0 || random.chance(0.5))
    return random.pick<JsonValue>([null, true, 0, -1, 1.5, '', 'active', 'inactive', 'default', random.text(5), { list: [1] }]);
  if (random.chance(0.3)) return Array.from({ length: random.integer(3) }, () => toValue(random, depth - 1));
  const keys = Array.from({ length: random.integer(3) }, () => random.pick([...KEYS, ...MORE_KEYS]));
  return Object.fromEntries(keys.map((key) => [key, toValue(random, depth - 1)]));
}
