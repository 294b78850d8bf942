import { expect, test } from 'vitest';
import { enterPassword, get } from '../../test/sign-in.ts';
import { createEmulator, type Emulator } from '../create-emulator.ts';

const password = 'correct horse battery';
const toBody = (email: string, more: object = {}): object => ({
  schema_id: 'default',
  traits: { email },
  credentials: { password: { config: { password } } },
  ...more,
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReturnType<typeof JSON.parse>;
}

async function call(kratos: Emulator, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = await kratos.handleAdmin({
    method,
    url: path,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isJson = answer.body !== '' && answer.headers.get('content-type')?.startsWith('application/json') === true;
  return { ...answer, body: isJson ? JSON.parse(answer.body) : answer.body };
}

test('a created identity can sign in, and responses contain no secret of it', async () => {
  const kratos = createEmulator();
  const made = await call(kratos, 'POST', '/admin/identities', toBody('Bob@Example.com', { metadata_admin: { plan: 'free' } }));
  expect([made.status, made.headers.get('location')]).toEqual([201, `http://127.0.0.1:4434/identities/${made.body.id}`]);
  expect(made.body.traits).toEqual({ email: 'Bob@Example.com' });
  expect(made.body.credentials.password).toMatchObject({ type: 'password', identifiers: ['bob@example.com'] });
  expect(made.body.verifiable_addresses[0]).toMatchObject({ value: 'bob@example.com', verified: false, status: 'pending' });
  expect(JSON.stringify(made.body)).not.toContain(password);
  expect((await enterPassword(kratos, 'bob@example.com', password)).status).toBe(200);
  expect((await get(kratos, 'sessions/whoami')).body).not.toHaveProperty('identity.metadata_admin');
});

test.for<readonly [unknown, number, object]>([
  [toBody('ann@example.com'), 409, { code: 409, reason: 'This identity conflicts with another identity that already exists.' }],
  [toBody('x'), 400, { code: 400, message: 'The request was malformed or contained invalid parameters' }],
  [toBody('x@example.com', { schema_id: 'nope' }), 400, { reason: 'Unable to find JSON Schema ID: nope' }],
  [toBody('x@example.com', { colour: 'red' }), 400, { message: 'json: unknown field "colour"' }],
  ['{"schema_id":', 400, { message: 'unexpected EOF' }],
  [
    { schema_id: 'default', traits: { email: 'x@example.com' }, credentials: { password: { config: { hashed_password: '$2a$04$x' } } } },
    501,
    { code: 501 },
  ],
])('the identity %j is refused', async ([body, status, error]) => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password }] });
  const answer = await call(kratos, 'POST', '/admin/identities', body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatchObject(error);
});

test('identities are listed, found by identifier, patched and deleted', async () => {
  const kratos = createEmulator({
    identities: [
      { email: 'ann@example.com', password },
      { email: 'bob@example.com', password },
    ],
  });
  const { body: all } = await call(kratos, 'GET', '/admin/identities');
  expect(all.map(({ traits }: { traits: { email: string } }) => traits.email).sort()).toEqual(['ann@example.com', 'bob@example.com']);
  const [{ id }] = (await call(kratos, 'GET', '/admin/identities?credentials_identifier=BOB@example.com')).body;
  const patch = [
    { op: 'replace', path: '/state', value: 'inactive' },
    { op: 'add', path: '/metadata_public', value: { vip: true } },
  ];
  expect((await call(kratos, 'PATCH', `/admin/identities/${id}`, patch)).body).toMatchObject({
    state: 'inactive',
    metadata_public: { vip: true },
  });
  expect((await enterPassword(kratos, 'bob@example.com', password)).status).toBe(401);
  expect((await call(kratos, 'PATCH', `/admin/identities/${id}`, [{ op: 'replace', path: '/credentials', value: {} }])).status).toBe(400);
  expect((await call(kratos, 'DELETE', `/admin/identities/${id}`)).status).toBe(204);
  expect((await call(kratos, 'GET', `/admin/identities/${id}`)).status).toBe(404);
});

test('credentials and sessions can be deleted', async () => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password, totp: true }] });
  const id = kratos.identities.find('ann@example.com')?.id;
  const removeCredential = async (type: string): Promise<number> =>
    (await call(kratos, 'DELETE', `/admin/identities/${id}/credentials/${type}`)).status;
  expect([
    await removeCredential('totp'),
    await removeCredential('totp'),
    await removeCredential('password'),
    await removeCredential('nonsense'),
  ]).toEqual([204, 404, 400, 404]);
  await enterPassword(kratos, 'ann@example.com', password);
  const { body: sessions } = await call(kratos, 'GET', `/admin/identities/${id}/sessions`);
  expect(sessions).toHaveLength(1);
  expect((await call(kratos, 'DELETE', `/admin/identities/${id}/sessions`)).status).toBe(204);
  expect((await call(kratos, 'DELETE', `/admin/identities/${id}/sessions`)).status).toBe(404);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
});

test('courier messages are listed with the newest first', async () => {
  const kratos = createEmulator({
    identities: [{ email: 'bob@example.com', password }],
    config: { selfservice: { methods: { code: { mfa_enabled: true } } } },
  });
  await enterPassword(kratos, 'bob@example.com', password);
  await get(kratos, 'self-service/login/browser?aal=aal2');
  await get(kratos, 'self-service/login/browser?aal=aal2');
  const { body } = await call(kratos, 'GET', '/admin/courier/messages?recipient=bob%40example.com');
  expect(body.map((mail: { body: string }) => mail.body.match(/\d{6}/)?.[0])).toEqual([kratos.mails[1]?.code, kratos.mails[0]?.code]);
  expect((await call(kratos, 'GET', '/admin/courier/messages?recipient=x')).body).toEqual([]);
});

test('the admin API answers unknown paths and methods as Kratos does', async () => {
  const kratos = createEmulator();
  const wrong = await call(kratos, 'PUT', '/admin/identities');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH, POST']);
  expect((await call(kratos, 'GET', '/admin/nothing')).status).toBe(404);
  expect((await call(kratos, 'GET', '/admin/version')).body).toEqual({ version: 'v26.2.0' });
  expect((await call(kratos, 'GET', '/health/ready')).body).toEqual({ status: 'ok' });
});

test.each(['00:00', '09:59', '19:30', '20:00', '23:59'])('a patch at %s is applied', async (time) => {
  const now = () => Date.parse(`2026-11-30T${time}:00Z`);
  const kratos = createEmulator({ now, identities: [{ email: 'ann@example.com', password }] });
  const id = kratos.identities.find('ann@example.com')?.id;
  const patch = [{ op: 'replace', path: '/state', value: 'inactive' }];
  expect((await call(kratos, 'PATCH', `/admin/identities/${id}`, patch)).body).toMatchObject({ state: 'inactive' });
});

test('an administrator verifies an address by a JSON patch', async () => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password, verified: false }] });
  const id = kratos.identities.find('ann@example.com')?.id;
  const patch = [
    { op: 'replace', path: '/verifiable_addresses/0/verified', value: true },
    { op: 'replace', path: '/verifiable_addresses/0/status', value: 'completed' },
  ];
  const { body } = await call(kratos, 'PATCH', `/admin/identities/${id}`, patch);
  expect(body.verifiable_addresses[0]).toMatchObject({ value: 'ann@example.com', verified: true, status: 'completed' });
  expect((await call(kratos, 'GET', `/admin/identities/${id}`)).body.verifiable_addresses[0].verified).toBe(true);
});

test.for<readonly [string, object]>([
  ['totp', { totp: { config: { totp_url: 'otpauth://totp/x?secret=ABC' } } }],
  ['lookup_secret', { lookup_secret: {} }],
  ['colour', { colour: {} }],
])('unsupported credentials are refused and create no identity: %s', async ([type, credentials]) => {
  const kratos = createEmulator();
  const answer = await call(kratos, 'POST', '/admin/identities', toBody('x@example.com', { credentials }));
  expect([answer.status, answer.body.error.message]).toEqual([400, `json: unknown field "${type}"`]);
  expect(kratos.identities.list()).toEqual([]);
});

test('metadata that is nested 20,000 levels deep is refused, and all identities are still listed', async () => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password }] });
  const id = kratos.identities.find('ann@example.com')?.id;
  const nest = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  const post = (metadata: string): Promise<Answer> =>
    call(kratos, 'POST', '/admin/identities', `{"traits":{"email":"x@example.com"},"metadata_public":${metadata}}`);
  expect([(await post(nest(20_000))).status, (await post(nest(5000))).status]).toEqual([400, 501]);
  expect(
    (await call(kratos, 'PUT', `/admin/identities/${id}`, `{"traits":{"email":"ann@example.com"},"metadata_admin":${nest(20_000)}}`))
      .status,
  ).toBe(400);
  // The path has many levels, the value has none.
  const path = `/metadata_public${'/a'.repeat(5000)}`;
  expect((await call(kratos, 'PATCH', `/admin/identities/${id}`, [{ op: 'add', path, value: 1 }])).status).toBe(501);
  expect((await call(kratos, 'GET', '/admin/identities')).status).toBe(200);
  expect(
    (await call(kratos, 'PATCH', `/admin/identities/${id}`, [{ op: 'add', path: `/metadata_public${'/a'.repeat(900)}`, value: 1 }])).status,
  ).toBe(200);
  expect((await call(kratos, 'GET', '/admin/identities')).status).toBe(200);
});

test('identities are listed in pages by id, with a link to the next page', async () => {
  const emails = ['ann', 'bob', 'carl', 'dora', 'eve'].map((name) => `${name}@example.com`);
  const kratos = createEmulator({ identities: emails.map((email) => ({ email, password })) });
  const seen: string[] = [];
  let url: string | undefined = '/admin/identities?page_size=2';
  for (let pages = 0; url !== undefined && pages < 5; pages++) {
    const { body, headers }: Answer = await call(kratos, 'GET', url);
    seen.push(...body.map(({ traits }: { traits: { email: string } }) => traits.email));
    url = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  }
  expect(url).toBeUndefined();
  expect(seen.toSorted()).toEqual(emails);
});

test('sessions and mails are listed in pages, with a link to the next page', async () => {
  const kratos = createEmulator({
    identities: [{ email: 'bob@example.com', password }],
    config: { selfservice: { methods: { code: { mfa_enabled: true } } } },
  });
  for (let i = 0; i < 12; i++) {
    await enterPassword(kratos.openBrowser(), 'bob@example.com', password);
  }
  await enterPassword(kratos, 'bob@example.com', password);
  for (let i = 0; i < 12; i++) await get(kratos, 'self-service/login/browser?aal=aal2');
  const walk = async (start: string): Promise<readonly number[]> => {
    const sizes: number[] = [];
    let url: string | undefined = start;
    while (url !== undefined && sizes.length < 9) {
      const { body, headers }: Answer = await call(kratos, 'GET', url);
      sizes.push(body.length);
      url = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    return sizes;
  };
  expect(await walk('/admin/sessions?page_size=5')).toEqual([5, 5, 3]);
  expect(await walk('/admin/courier/messages')).toEqual([10, 2]);
});

test('a body of more than five megabytes is refused', async () => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password }] });
  const path = `/admin/identities/${kratos.identities.find('ann@example.com')?.id}`;
  const long = JSON.stringify('x'.repeat(6 * 1024 * 1024));
  const large = 'http: request body too large';
  const made = await call(kratos, 'POST', '/admin/identities', `{"traits":{"email":"x@example.com"},"metadata_public":${long}}`);
  expect([made.status, made.body.error.message]).toEqual([400, large]);
  const put = await call(kratos, 'PUT', path, `{"traits":{"email":"ann@example.com"},"metadata_public":${long}}`);
  expect([put.status, put.body.error.reason]).toEqual([400, `Unable to read HTTP POST body: ${large}`]);
  const patched = await call(kratos, 'PATCH', path, `[{"op":"add","path":"/metadata_public","value":${long}}]`);
  expect([patched.status, patched.body.error.message]).toEqual([500, large]);
});
