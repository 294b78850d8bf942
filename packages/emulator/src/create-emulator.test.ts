import { expect, test } from 'vitest';
import { createFlow, enterPassword, findNode, get, listMessages, listNodes, submit } from '../test/sign-in.ts';
import { createEmulator, type Emulator } from './create-emulator.ts';
import type { IdentityOptions } from './identities.ts';

const ann = 'ann@example.com';
const bob = 'bob@example.com';
const password = 'correct horse battery';

const openEmulator = (options: Parameters<typeof createEmulator>[0] = {}): Emulator =>
  createEmulator({
    identities: [
      { email: ann, password, totp: true },
      { email: bob, password },
    ],
    ...options,
  });

const signInWithCode = async (kratos: Emulator): Promise<void> => {
  await enterPassword(kratos, ann, password);
  const { status } = await submit(kratos, await createFlow(kratos, '?aal=aal2'), { method: 'totp', totp_code: kratos.totpCode(ann) });
  expect(status).toBe(200);
};

test('a password and a TOTP code create a session with two factors', async () => {
  const kratos = openEmulator();
  const first = await createFlow(kratos);
  expect(listNodes(first)).toEqual(['csrf_token', 'identifier', 'password', 'method']);
  const due = await submit(kratos, first, { method: 'password', identifier: ann, password });
  expect([due.status, due.body.redirect_browser_to]).toEqual([422, 'http://127.0.0.1:4433/self-service/login/browser?aal=aal2']);
  const second = (await get(kratos, due.body.redirect_browser_to)).body;
  expect(listNodes(second)).toEqual(['csrf_token', 'totp_code', 'method']);
  const done = await submit(kratos, second, { method: 'totp', totp_code: kratos.totpCode(ann) });
  expect([done.status, done.body.session.authenticator_assurance_level]).toEqual([200, 'aal2']);
  expect((await get(kratos, 'sessions/whoami')).body.identity.traits.email).toBe(ann);
});

test.for<readonly [string, string, number, number]>([
  ['73 letters', 'x'.repeat(73), 400, 4000033],
  ['37 letters of two bytes', 'ä'.repeat(37), 400, 4000033],
  ['72 letters', 'x'.repeat(72), 200, 0],
  ['the old password', password, 400, 4000039],
])('a new password has at most 72 bytes and must differ from the old one: %s', async ([, given, status, message]) => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const answer = await submit(kratos, flow, { method: 'password', password: given });
  expect([answer.status, findNode(answer.body, 'password')?.messages[0]?.id ?? 0]).toEqual([status, message]);
  expect((await enterPassword(kratos.openBrowser(), bob, status === 200 ? given : password)).status).toBe(200);
});

test('the profile form refuses a trait that the identity schema does not have', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const { status, body } = await submit(kratos, flow, { method: 'profile', traits: { email: bob, colour: 'red' } });
  expect([status, findNode(body, 'traits')?.messages.map(({ id }) => id)]).toEqual([400, [4000001]]);
  expect((await get(kratos, 'sessions/whoami')).body.identity.traits).toEqual({ email: bob });
});

test('the settings offer social accounts, hardware keys and passkeys, but registering a key fails with 501', async () => {
  const kratos = openEmulator({
    config: {
      selfservice: {
        methods: {
          oidc: {
            enabled: true,
            config: {
              providers: [
                { id: 'acme', provider: 'github', label: 'Acme', client_id: 'c', client_secret: 'secret', mapper_url: 'base64://e30=' },
              ],
            },
          },
          webauthn: { enabled: true, config: { rp: { id: 'example.com', display_name: 'Example' } } },
        },
      },
    },
  });
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  expect(listNodes(flow)).toEqual(expect.arrayContaining(['link', 'webauthn_register', 'webauthn_register_trigger']));
  const linked = await submit(kratos, flow, { link: 'acme' });
  expect([linked.status, linked.body.redirect_browser_to]).toEqual([
    422,
    expect.stringContaining('https://github.com/login/oauth/authorize'),
  ]);
  const response = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 'x', attestationObject: 'x' } };
  const register = { webauthn_register: JSON.stringify(response), webauthn_register_displayname: 'key' };
  expect((await submit(kratos, flow, register)).status).toBe(501);
  expect((await submit(kratos, flow, { ...register, webauthn_register: '{}' })).status).toBe(400);
});

test('a route that is not emulated answers 404 with a header and is reported once', async () => {
  const warnings: string[] = [];
  const kratos = openEmulator({ warn: (line) => warnings.push(line) });
  const ask = async (path: string): Promise<readonly unknown[]> => {
    const { status, headers, body } = await get(kratos, path);
    return [status, headers.get('x-kratos-emulator'), body];
  };
  expect(await ask('self-service/recovery/browser')).toEqual([404, 'not-emulated', '404 page not found\n']);
  expect(await ask('self-service/recovery/browser?return_to=x')).toEqual([404, 'not-emulated', '404 page not found\n']);
  expect(await ask('self-service/recovery/brower')).toEqual([404, null, '404 page not found\n']);
  const admin = await kratos.handleAdmin({ method: 'POST', url: '/admin/recovery/code', headers: new Headers(), body: '{}' });
  expect([admin.status, admin.headers.get('x-kratos-emulator')]).toEqual([404, 'not-emulated']);
  expect(warnings).toEqual([
    'kratos-emulator: GET /self-service/recovery/browser of the public API is not emulated. It is answered with 404.',
    'kratos-emulator: POST /admin/recovery/code of the admin API is not emulated. It is answered with 404.',
  ]);
});

test('a login body with unclosed brackets is refused within two seconds', async () => {
  const kratos = openEmulator();
  const flow = await createFlow(kratos);
  const start = performance.now();
  for (const body of [`{"a":"${'}'.repeat(100_000)}`, `${'{"a":'.repeat(9000)}${'}'.repeat(100_000)}`, '['.repeat(100_000)]) {
    const response = await kratos.fetch(flow.ui.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body,
    });
    expect([400, 501]).toContain(response.status);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a browser can list and end the session of another browser', async () => {
  const kratos = openEmulator();
  const laptop = kratos.openBrowser();
  await enterPassword(laptop, bob, password);
  await enterPassword(kratos, bob, password);
  const { body: others } = await get(kratos, 'sessions');
  expect(others).toHaveLength(1);
  // As in Kratos, no CSRF token is required.
  expect((await kratos.fetch(`sessions/${others[0].id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await get(laptop, 'sessions/whoami')).status).toBe(401);
  await enterPassword(laptop, bob, password);
  expect(await (await kratos.fetch('sessions', { method: 'DELETE' })).json()).toEqual({ count: 2 });
  expect((await get(laptop, 'sessions/whoami')).status).toBe(401);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
});

test('the log contains requests without secrets and can be cleared', async () => {
  const kratos = openEmulator({ now: () => 5000 });
  await enterPassword(kratos, ann, password);
  expect([...kratos.log]).toEqual([
    { method: 'GET', path: '/self-service/login/browser', status: 200, at: 5000 },
    { method: 'POST', path: '/self-service/login', status: 422, at: 5000 },
  ]);
  expect(JSON.stringify(kratos.log)).not.toContain(password);
  kratos.log.clear();
  expect(kratos.log).toHaveLength(0);
});

test('flows, sessions and codes expire by the clock', async () => {
  const kratos = openEmulator({ now: () => 1_700_000_000_000, config: { selfservice: { flows: { login: { lifespan: '10m' } } } } });
  const flow = await createFlow(kratos);
  const code = kratos.totpCode(ann);
  kratos.clock.advance(600_000);
  expect((await submit(kratos, flow, { method: 'password', identifier: ann, password })).body.error.id).toBe('self_service_flow_expired');
  expect(kratos.totpCode(ann)).not.toBe(code);
  await signInWithCode(kratos);
  kratos.clock.advance(86_400_000);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
});

test('the clock refuses to move backwards', () => {
  expect(() => openEmulator().clock.advance(-1)).toThrow('The clock cannot advance by -1 ms. Expected zero or more.');
});

test('each browser has its own session, and cookies can be copied, deleted and set', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const other = kratos.openBrowser();
  expect((await get(other, 'sessions/whoami')).status).toBe(401);
  const copy = kratos.openBrowser({ cookies: kratos.cookies });
  expect((await get(copy, 'sessions/whoami')).status).toBe(200);
  copy.cookies.delete('ory_kratos_session');
  expect((await get(copy, 'sessions/whoami')).status).toBe(401);
  copy.cookies.set('ory_kratos_session', 'nonsense');
  expect((await get(copy, 'sessions/whoami')).status).toBe(401);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
});

test('a session cookie with one changed character is invalid', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const cookie = kratos.cookies.get('ory_kratos_session') ?? '';
  for (const at of [10, 60, cookie.length - 2]) {
    kratos.cookies.set('ory_kratos_session', `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`);
    expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  }
});

test('identities can be disabled, signed out, stripped of a credential and removed', async () => {
  const kratos = openEmulator();
  await signInWithCode(kratos);
  kratos.identities.disable(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  kratos.identities.enable(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
  kratos.identities.revokeSessions(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  kratos.identities.removeCredential(ann, 'totp');
  expect(() => kratos.totpCode(ann)).toThrow('The identity "ann@example.com" has no TOTP secret, so it has no code.');
  expect((await enterPassword(kratos.openBrowser(), ann, password)).status).toBe(200);
  kratos.identities.remove(ann);
  expect(kratos.identities.find(ann)).toBeUndefined();
  expect(listMessages((await enterPassword(kratos.openBrowser(), ann, password)).body)).toEqual([4000006]);
});

test('an identity is found by any spelling of its address and has the credentials from its options', () => {
  const kratos = openEmulator();
  const identity = kratos.identities.add({
    email: 'Eve@Example.com',
    password,
    totp: { secret: 'gezd gnbv gy3t qojq' },
    lookupCodes: ['aaaaaaaa', 'bbbbbbbb'],
    state: 'inactive',
  });
  expect(identity).toMatchObject({ totpSecret: 'GEZDGNBVGY3TQOJQ', lookupCodes: ['aaaaaaaa', 'bbbbbbbb'], state: 'inactive' });
  expect(kratos.identities.find(' EVE@example.com')?.id).toBe(identity.id);
  expect(kratos.identities.add({ email: 'x@example.com', lookupCodes: true }).lookupCodes).toHaveLength(12);
});

test.for<readonly [Parameters<Emulator['identities']['add']>[0], string]>([
  [{ email: ann }, '"ann@example.com" cannot be added: This address is conflicting with another address in the system.'],
  [{ email: 'unknown' }, '"unknown" cannot be added: traits.email: "unknown" is not valid "email"'],
  [{ email: 'x@example.com', traits: { age: 7 } }, 'traits: additionalProperties "age" not allowed'],
  [{ email: 'x@example.com', password: 'ä'.repeat(37) }, 'The password of x@example.com has 74 bytes. Expected at most 72'],
  [{ email: 'x@example.com', totp: { secret: '01' } }, 'The TOTP secret of x@example.com is "01". Expected base32'],
])('an identity that Kratos could not have is refused: %j', ([options, message]) => {
  const kratos = openEmulator();
  expect(() => kratos.identities.add(options)).toThrow(message);
  expect(kratos.identities.list()).toHaveLength(2);
});

test.for<readonly [unknown, string]>([
  [undefined, 'An identity is undefined. Expected an object with an email.'],
  [{ email: 'x@example.com', pasword: 'x' }, 'An identity has no option "pasword". Allowed: email, password, totp,'],
  [{ email: 'x@example.com', password: 5 }, 'The option password of an identity is 5. Expected a string.'],
  [
    { email: 'x@example.com', totp: 'GEZDGNBVGY3TQOJQ' },
    'The option totp of an identity is "GEZDGNBVGY3TQOJQ". Expected true, false, or { secret } in base32.',
  ],
  [
    { email: 'x@example.com', lookupCodes: 'abcdefgh' },
    'The option lookupCodes of an identity is "abcdefgh". Expected true, or an array of strings.',
  ],
  [{ email: 'x@example.com', verified: 'no' }, 'The option verified of an identity is "no". Expected true or false.'],
  [{ email: 'x@example.com', state: 'blocked' }, 'The option state of an identity is "blocked". Expected "active" or "inactive".'],
  [{ email: 'x@example.com', id: '' }, 'The option id of an identity is "". Expected a string.'],
  [{ email: 'x@example.com', traits: 5 }, 'The option traits of an identity is 5. Expected an object.'],
])('an invalid identity option is refused: %j', ([options, message]) => {
  const kratos = openEmulator();
  expect(() => kratos.identities.add(options as IdentityOptions)).toThrow(message);
  expect(kratos.identities.list()).toHaveLength(2);
});

test('the errors for a missing address or credential name the allowed values', () => {
  const { identities } = openEmulator();
  const missing = undefined as unknown as string;
  expect(identities.find(missing)).toBe(undefined);
  expect(() => identities.remove(missing)).toThrow(
    'No identity has the address undefined. Expected one of ann@example.com, bob@example.com.',
  );
  expect(() => identities.removeCredential(ann, 'webauthn' as 'totp')).toThrow(
    'The credential is "webauthn". Expected one of password, totp, lookup_secret, code.',
  );
});

test('the error for an unknown address lists the known ones', () => {
  expect(() => openEmulator().identities.disable('who@example.com')).toThrow(
    'No identity has the address "who@example.com". Expected one of ann@example.com, bob@example.com.',
  );
});

test('reset restores identities, clock and configuration and removes everything else', async () => {
  const kratos = openEmulator({ now: () => 1000 });
  await signInWithCode(kratos);
  kratos.identities.remove(bob);
  kratos.identities.add({ email: 'eve@example.com' });
  kratos.clock.advance(500);
  kratos.configure({ session: { cookie: { name: 'other' } } });
  kratos.faults.add({ route: 'any', drop: true });
  kratos.reset();
  expect(kratos.identities.list().map(({ email }) => email)).toEqual([ann, bob]);
  expect([kratos.clock.now(), kratos.cookies.size, kratos.log.length]).toEqual([1000, 0, 0]);
  await enterPassword(kratos, bob, password);
  expect([...kratos.cookies.keys()]).toContain('ory_kratos_session');
});

test('configure applies at once, and an invalid configuration changes nothing', async () => {
  const kratos = openEmulator();
  kratos.configure({ selfservice: { methods: { password: { enabled: false } } } });
  expect(listNodes(await createFlow(kratos))).toEqual(['csrf_token']);
  expect(() => kratos.configure({ selfservice: { methods: { password: { enabled: 1 } } } })).toThrow(
    'selfservice.methods.password.enabled is 1. Allowed: true or false.',
  );
  kratos.configure({ selfservice: { methods: { password: { enabled: true } } } });
  expect(listNodes(await createFlow(kratos))).toContain('password');
});

test('URLs contain the path of the base URL, and requests work with and without it', async () => {
  const kratos = openEmulator({ baseUrl: 'http://localhost:5173/kratos/' });
  const flow = await createFlow(kratos);
  expect(flow.ui.action).toBe(`http://localhost:5173/kratos/self-service/login?flow=${flow.id}`);
  expect((await submit(kratos, flow, { method: 'password', identifier: bob, password })).status).toBe(200);
  const stripped = await kratos.handle({ method: 'GET', url: '/health/alive', headers: new Headers() });
  const whole = await kratos.handle({ method: 'GET', url: 'http://localhost:5173/kratos/health/alive', headers: new Headers() });
  expect([stripped.status, whole.status]).toEqual([200, 200]);
});

test('a base URL without a scheme is used unchanged, and one that Go cannot parse is refused', async () => {
  const flow = await (
    await createEmulator({ baseUrl: 'kratos' }).fetch('self-service/login/browser', { headers: { accept: 'application/json' } })
  ).json();
  expect(flow.ui.action).toBe(`kratos/self-service/login?flow=${flow.id}`);
  for (const baseUrl of ['127.0.0.1:4433', 'http://a b/'])
    expect(() => createEmulator({ baseUrl })).toThrow(`serve.public.base_url is ${JSON.stringify(baseUrl)}. Allowed: a URL or a path.`);
});

test('a code is mailed as the second factor, and only the newest code is valid', async () => {
  const kratos = openEmulator({ config: { selfservice: { methods: { code: { mfa_enabled: true } } } } });
  expect((await enterPassword(kratos, bob, password)).status).toBe(422);
  const flow = await createFlow(kratos, '?aal=aal2');
  expect(flow.state).toBe('sent_email');
  await submit(kratos, flow, { method: 'code', resend: 'code', address: bob });
  const [first, second] = kratos.mails;
  expect([first?.to, second?.to, kratos.mails.length]).toEqual([bob, bob, 2]);
  expect(listMessages((await submit(kratos, flow, { method: 'code', code: first?.code })).body)).toEqual([4010008]);
  expect((await submit(kratos, flow, { method: 'code', code: second?.code })).status).toBe(200);
});

test('the first hidden identifier is the address that the code was sent to', async () => {
  const toTrait = (via: string) => ({ type: 'string', 'ory.sh/kratos': { credentials: { code: { identifier: true, via } } } });
  const email = {
    type: 'string',
    'ory.sh/kratos': { credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } } },
  };
  const schema = {
    type: 'object',
    properties: { traits: { type: 'object', properties: { email, phone: toTrait('sms'), second: toTrait('email') } } },
  };
  const kratos = createEmulator({
    config: {
      selfservice: { methods: { code: { mfa_enabled: true } } },
      identity: { default_schema_id: 'default', schemas: [{ id: 'default', url: `base64://${btoa(JSON.stringify(schema))}` }] },
    },
    identities: [{ email: ann, password, traits: { phone: '+49301000002', second: 'second@example.com' } }],
  });
  await enterPassword(kratos, ann, password);
  const flow = await createFlow(kratos, '?aal=aal2');
  const listHidden = ({ ui }: typeof flow): readonly unknown[] =>
    ui.nodes.filter(({ attributes }) => attributes['name'] === 'identifier').map(({ attributes }) => attributes['value']);
  const sent = await submit(kratos, flow, { method: 'code', address: 'second@example.com' });
  expect(listHidden(sent.body)).toEqual(['second@example.com', ann, 'second@example.com']);
  const again = await submit(kratos, sent.body, { method: 'code', resend: 'code', address: ann });
  expect(listHidden(again.body)).toEqual([ann, ann, 'second@example.com']);
});

test('a mailed code expires', async () => {
  const kratos = openEmulator({
    config: { selfservice: { methods: { code: { passwordless_enabled: true, config: { lifespan: '5m' } } } } },
  });
  const flow = await createFlow(kratos);
  await submit(kratos, flow, { method: 'code', identifier: bob });
  kratos.clock.advance(300_001);
  const late = await submit(kratos, flow, { method: 'code', identifier: bob, code: kratos.mails[0]?.code });
  expect([late.status, late.body.error.id]).toEqual([410, 'self_service_flow_expired']);
});

test('the emulator keeps the newest 10,000 flows', async () => {
  const kratos = openEmulator();
  const flow = await createFlow(kratos);
  const headers = new Headers({ accept: 'application/json' });
  for (let i = 0; i < 10_000; i++) await kratos.handle({ method: 'GET', url: '/self-service/login/browser', headers });
  expect((await get(kratos, `self-service/login/flows?id=${flow.id}`)).status).toBe(404);
  expect(kratos.log.length).toBeLessThanOrEqual(10_000);
});

test('a settings flow keeps its TOTP secret after a wrong code', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const readSecret = (each: typeof flow): unknown => findNode(each, 'totp_secret_key')?.attributes['text'];
  const wrong = await submit(kratos, flow, { method: 'totp', totp_code: '000000' });
  expect([wrong.status, readSecret(wrong.body)]).toEqual([400, readSecret(flow)]);
  expect(readSecret((await get(kratos, `self-service/settings/flows?id=${flow.id}`)).body)).toEqual(readSecret(flow));
});

test('a form from before identifier-first gets the attributes of an identifier-first form', async () => {
  const kratos = openEmulator();
  const form = await createFlow(kratos);
  kratos.configure({ selfservice: { flows: { login: { style: 'identifier_first' } } } });
  const { body } = await submit(kratos, form, { method: 'identifier_first', identifier: ann });
  expect(findNode(body, 'identifier')?.attributes).toEqual({
    name: 'identifier',
    type: 'hidden',
    value: ann,
    required: true,
    autocomplete: 'username webauthn',
    disabled: false,
    node_type: 'input',
  });
});

test('identifier-first hides unknown accounts unless passwordless codes are enabled', async () => {
  const hiding = (passwordless_enabled: boolean): Emulator =>
    openEmulator({
      config: {
        selfservice: { flows: { login: { style: 'identifier_first' } }, methods: { code: { passwordless_enabled } } },
        security: { account_enumeration: { mitigate: true } },
      },
    });
  const name = async (kratos: Emulator, identifier: string) =>
    (await submit(kratos, await createFlow(kratos), { method: 'identifier_first', identifier })).body;
  const hidden = await name(hiding(false), 'unknown@example.com');
  expect([hidden.active, listMessages(hidden)]).toEqual(['identifier_first', []]);
  const given = await name(hiding(true), 'unknown@example.com');
  expect([given.active, listMessages(given), findNode(given, 'identifier')?.attributes['type']]).toEqual([undefined, [4000035], 'text']);
  expect(listNodes(given)).toEqual(['identifier', 'method', 'csrf_token', 'method', 'password', 'method']);
  const empty = await name(hiding(true), '');
  expect(findNode(empty, 'identifier')?.messages.map(({ id }) => id)).toEqual([4000002]);
  expect((await name(hiding(true), bob)).active).toBe('identifier_first');
});

const answerOfHook = async (status: number, answer: unknown, parse = true): Promise<Awaited<ReturnType<typeof submit>>> => {
  const fetch = async () => new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  const hook = { hook: 'web_hook', config: { url: 'https://hook.example.com', method: 'POST', response: { parse } } };
  return enterPassword(openEmulator({ fetch, config: { selfservice: { flows: { login: { after: { hooks: [hook] } } } } } }), bob, password);
};

test('a web hook message without a field belongs to the form, and is information unless its type is error', async () => {
  const { status, body } = await answerOfHook(403, {
    messages: [{ instance_ptr: '#/', messages: [{ text: 'Not today.', type: 'success' }] }],
  });
  expect([status, body.ui.messages, listNodes(body)]).toEqual([
    400,
    [{ id: 0, text: 'Not today.', type: 'info' }],
    ['csrf_token', 'identifier', 'password', 'method'],
  ]);
});

test.each<[what: string, status: number, answer: unknown]>([
  ['refuses without a message', 403, { messages: [] }],
  ['refuses with an id that is not a number', 403, { messages: [{ instance_ptr: '#/identifier', messages: [{ id: 'no', text: 'No.' }] }] }],
  ['accepts in HTML', 200, '<h1>fine</h1>'],
])('a web hook that %s fails the login with 500', async (_, status, answer) => {
  expect((await answerOfHook(status, answer)).status).toBe(500);
});

test('a web hook that refuses but may not interrupt fails the login with 502', async () => {
  const messages = [{ instance_ptr: '#/', messages: [{ text: 'Not today.' }] }];
  expect((await answerOfHook(403, { messages }, false)).status).toBe(502);
  expect([(await answerOfHook(429, { messages })).status, (await answerOfHook(503, { messages })).status]).toEqual([500, 500]);
  expect((await answerOfHook(200, '<h1>fine</h1>', false)).status).toBe(200);
});

test('a web hook accepts the login with 200 and null, or with 201', async () => {
  expect((await answerOfHook(200, null)).status).toBe(200);
  expect((await answerOfHook(201, 'fine')).status).toBe(200);
});

test.each([
  ['application/json', 200],
  ['text/html;q=0.5, application/json', 200],
  ['application/json; charset=utf-8', 303],
  ['text/plain; x=1, application/json', 303],
  ['application/json;q=0.5;x=1, text/html', 200],
])('Accept is parsed as in Kratos: %s', async (accept, status) => {
  const answer = await openEmulator().fetch('self-service/login/browser', { headers: { accept }, redirect: 'manual' });
  expect(answer.status).toBe(status);
});

test('a login for an OAuth2 app requires a refresh and sorts the query', async () => {
  const fetch = async () => Response.json({ challenge: 'c', skip: false });
  const kratos = openEmulator({ fetch, config: { oauth2_provider: { url: 'https://oauth2.example.com' } } });
  const { body } = await get(kratos, 'self-service/login/browser?return_to=http%3A%2F%2F127.0.0.1%3A4455%2F&login_challenge=c');
  expect(new URL(body.request_url).search).toBe('?login_challenge=c&refresh=true&return_to=http%3A%2F%2F127.0.0.1%3A4455%2F');
});
