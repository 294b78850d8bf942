import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLogin, type LoginOptions } from './create-login.ts';
import { explain } from './explain.ts';
import type { Login } from './login.ts';
import type { FormView, LoginView } from './view/login-view.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const bob = { email: 'bob@example.com', password: 'battery staple' };

function startTestKratos(options: Partial<LoginOptions> = {}) {
  const kratos = createEmulator({
    identities: [
      { ...ann, totp: true },
      { ...bob, totp: false },
    ],
  });
  const begin = (more: Partial<LoginOptions> = {}): Login => {
    const login = createLogin({ kratosUrl, fetch: kratos.fetch, ...options, ...more });
    login.start();
    return login;
  };
  return { kratos, begin };
}

/** Resolves to the first view that matches. */
function see<View extends LoginView>(login: Login, isIt: (view: LoginView) => view is View): Promise<View>;
function see(login: Login, isIt: (view: LoginView) => boolean): Promise<LoginView>;
function see(login: Login, isIt: (view: LoginView) => boolean): Promise<LoginView> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isIt(login.getView())) return;
      unsubscribe();
      resolve(login.getView());
    };
    const unsubscribe = login.subscribe(look);
    look();
  });
}

const open =
  (step: FormView['step']) =>
  (view: LoginView): view is FormView =>
    view.step === step && view.kind === 'form' && !view.isPending;
const step = (name: LoginView['step']) => (view: LoginView) => view.step === name;

async function enterPassword(login: Login, { email, password } = ann): Promise<void> {
  const view = await see(login, open('password'));
  view.submit?.({ identifier: email, password });
}

test('a password and a code result in a session at aal2 after four requests', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  const second = await see(login, open('awaiting-TOTP'));
  expect(second.fields.map(({ name }) => name)).toEqual(['username', 'totp_code']);
  second.submit?.({ totp_code: await kratos.totpCode(ann.email) });
  const view = await see(login, step('success'));
  expect(view).toMatchObject({
    how: 'signed-in',
    session: { authenticator_assurance_level: 'aal2', identity: { traits: { email: ann.email } } },
  });
  expect(kratos.log.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
    'GET /self-service/login/browser',
    'POST /self-service/login',
    'GET /self-service/login/browser',
    'POST /self-service/login',
  ]);
});

test('a password is sufficient for a user without a second factor', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await enterPassword(login, bob);
  expect(await see(login, step('success'))).toMatchObject({ session: { authenticator_assurance_level: 'aal1' } });
});

test('a wrong password keeps the identifier and shows a message', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await enterPassword(login, { email: ann.email, password: 'wrong' });
  const view = await see(login, (each) => open('password')(each) && each.messages.length > 0);
  expect(view).toMatchObject({
    pageTitle: 'Error: Sign in',
    fields: [
      { name: 'identifier', value: ann.email },
      { name: 'password', value: '' },
    ],
    pageEffect: { focus: 'password' },
  });
});

test('a wrong code stays at awaiting-TOTP and shows a message', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  (await see(login, open('awaiting-TOTP'))).submit?.({ totp_code: '000000' });
  const view = await see(login, (each) => open('awaiting-TOTP')(each) && each.announcement !== '');
  expect(view).toMatchObject({
    pageTitle: 'Error: Enter your 6-digit code',
    announcement: 'That code isn’t right. Enter the newest one from your app.',
    pageEffect: { focus: 'totp_code' },
  });
});

test('a new page while the second factor is pending shows the code step without a username', async () => {
  const { kratos, begin } = startTestKratos();
  const first = begin();
  await enterPassword(first);
  await see(first, open('awaiting-TOTP'));
  first.stop();
  const second = begin();
  const view = await see(second, open('awaiting-TOTP'));
  expect(view.fields.map(({ name }) => name)).toEqual(['totp_code']);
  view.submit?.({ totp_code: await kratos.totpCode(ann.email) });
  await see(second, step('success'));
});

test('switchAccount at the code step signs out and asks for the identifier', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  (await see(login, open('awaiting-TOTP'))).switchAccount?.();
  const view = await see(login, open('password'));
  expect(view).toMatchObject({ fields: [{ name: 'identifier', value: '' }, { name: 'password' }], messages: [] });
  await enterPassword(login, bob);
  await see(login, step('success'));
});

test('a session that exists already ends in success', async () => {
  const { begin } = startTestKratos();
  const first = begin();
  await enterPassword(first, bob);
  await see(first, step('success'));
  expect(await see(begin(), step('success'))).toMatchObject({
    how: 'already-signed-in',
    session: { identity: { traits: { email: bob.email } } },
  });
});

test('an expired password form is renewed with the same identifier and resubmitted by the page', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  await see(login, open('password'));
  kratos.clock.advance(2 * 3_600_000);
  await enterPassword(login);
  const view = await see(login, (each) => open('password')(each) && each.pageEffect.submit);
  expect(view).toMatchObject({ messages: [], fields: [{ value: ann.email }, {}], pageEffect: { focus: null, clear: [], submit: true } });
  await enterPassword(login);
  await see(login, open('awaiting-TOTP'));
});

test('an expired code form is renewed and resubmitted by the page', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  const view = await see(login, open('awaiting-TOTP'));
  kratos.clock.advance(2 * 3_600_000);
  view.submit?.({ totp_code: await kratos.totpCode(ann.email) });
  const again = await see(login, (each): each is FormView => open('awaiting-TOTP')(each) && each.pageEffect.submit);
  expect(again).toMatchObject({ messages: [], pageEffect: { focus: null, clear: [], submit: true } });
  again.submit?.({ totp_code: await kratos.totpCode(ann.email) });
  await see(login, step('success'));
});

test('a session that was revoked before the code leads back to the password and keeps the identifier', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  const view = await see(login, open('awaiting-TOTP'));
  kratos.identities.revokeSessions(ann.email);
  view.submit?.({ totp_code: await kratos.totpCode(ann.email) });
  expect(await see(login, open('password'))).toMatchObject({
    messages: ['Sign in again to continue.'],
    fields: [{ value: ann.email }, {}],
    pageEffect: { focus: 'password' },
  });
});

test('three submits in a row send one request', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  const view = await see(login, open('password'));
  for (const _ of [1, 2, 3]) view.submit?.({ identifier: ann.email, password: ann.password });
  await see(login, open('awaiting-TOTP'));
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a lost connection is an error that can be retried', async () => {
  const { kratos, begin } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, drop: true });
  const login = begin();
  const view = await see(login, (each) => each.step === 'error');
  expect(view).toMatchObject({ failure: { reason: 'unreachable', retryable: true } });
  if (view.step === 'error') view.retry?.();
  await see(login, open('password'));
});

test('retry after a lost submission shows the form again and keeps the identifier', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  await see(login, open('password'));
  kratos.faults.add({ route: 'submit', times: 1, drop: true });
  await enterPassword(login);
  const view = await see(login, (each) => each.step === 'error');
  if (view.step === 'error') view.retry?.();
  expect(await see(login, open('password'))).toMatchObject({ fields: [{ value: ann.email }, {}] });
});

test.each(['nonsense', '/kratos', 'javascript:alert(1)', '', undefined, null, 5])(
  'a kratosUrl of %j is reported as invalid',
  async (wrong) => {
    const { begin } = startTestKratos();
    const view = await see(begin({ kratosUrl: wrong as string }), (each) => each.step === 'error');
    if (view.step !== 'error') throw new Error('no error');
    expect(view.retry).toBeNull();
    expect(explain(view)).toContain(`kratosUrl is ${JSON.stringify(String(wrong))}. Expected an absolute http or https address`);
  },
);

test('a kratosUrl may be a URL object', async () => {
  const { begin } = startTestKratos();
  const view = await see(begin({ kratosUrl: new URL(kratosUrl) as unknown as string }), (each) => each.step !== 'init');
  expect(view.step).toBe('password');
});

test('explain describes HTML instead of JSON', async () => {
  const { kratos, begin } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } });
  const view = await see(begin(), (each) => each.step === 'error');
  if (view.step !== 'error') throw new Error('no error');
  expect(explain(view)).toBe(
    'GET /self-service/login/browser at "http://127.0.0.1:4433" resulted in: 200, not-json. Expected JSON from the public API of Kratos. Got HTML or text. Is kratosUrl the address of the public API, with its path prefix?',
  );
});

test('the view is the same object until it changes', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await see(login, open('password'));
  expect(login.getView()).toBe(login.getView());
});

test('a submission makes two views, one pending and one with the next step', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await see(login, open('password'));
  const views: string[] = [];
  login.subscribe((view) => views.push(`${view.step}${'isPending' in view && view.isPending ? ' …' : ''}`));
  await enterPassword(login);
  await see(login, open('awaiting-TOTP'));
  expect(views).toEqual(
    ['password …', 'password …', 'awaiting-TOTP'].filter((each, index, all) => each !== all[index - 1] || each === 'awaiting-TOTP'),
  );
});

test('after stop() a reply is ignored, and start() begins again', async () => {
  const { begin } = startTestKratos();
  const login = begin();
  await enterPassword(login);
  login.stop();
  const listener = vi.fn();
  login.subscribe(listener);
  await new Promise((resume) => setTimeout(resume));
  expect([login.getView().step, listener.mock.calls]).toEqual(['init', []]);
  login.start();
  await see(login, (view) => view.kind === 'form' && !view.isPending);
});

test('after stop() no view shows the previous user, before and after the next start()', async () => {
  const { kratos, begin } = startTestKratos();
  const login = begin();
  const { initialView } = login;
  await enterPassword(login, bob);
  await see(login, step('success'));
  login.stop();
  kratos.identities.revokeSessions(bob.email);
  const steps = [login.getView().step];
  login.subscribe((view) => steps.push(view.step));
  login.start();
  const { pageEffect, title } = await see(login, open('password'));
  expect(new Set(steps)).toEqual(new Set(['init', 'password']));
  expect([initialView.step, initialView.title]).toEqual(['init', title]);
  expect(pageEffect.focus).toBe(null); // as on page load
});

test('a missing kratosUrl is reported as invalid', () => {
  const login = createLogin({ kratosUrl: undefined as unknown as string });
  login.start();
  return see(login, (view) => view.step === 'error' && view.failure.detail === 'bad-address');
});

test('a served flow is used when flowId is undefined', async () => {
  const { kratos } = startTestKratos();
  const served: unknown = await (
    await kratos.fetch(`${kratosUrl}/self-service/login/browser`, { headers: { accept: 'application/json' } })
  ).json();
  const asked = kratos.log.length;
  const login = createLogin({ kratosUrl, fetch: kratos.fetch, flow: served, flowId: undefined });
  login.start();
  await see(login, open('password'));
  expect(kratos.log).toHaveLength(asked);
});

test('a session that is nested too deeply ends in error', async () => {
  const deep = (levels: number): string => `{"traits":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  for (const levels of [100, 5_000, 100_000]) {
    const fetch = async (input: RequestInfo | URL): Promise<Response> =>
      new URL(new Request(input).url).pathname === '/sessions/whoami'
        ? new Response(`{"id":"s","active":true,"authenticator_assurance_level":"aal2","identity":${deep(levels)}}`)
        : Response.json({ error: { code: 400, id: 'session_already_available' } }, { status: 400 });
    const login = createLogin({ kratosUrl, fetch });
    login.start();
    const view = await see(login, ({ step }) => step === 'success' || step === 'error');
    expect(view.step === 'success' ? view.how : view.title).toBe(levels === 100 ? 'already-signed-in' : 'Something went wrong');
  }
});

test.each(['https://ann:secret@auth.example.com', 'https://auth.example.com/?token=secret', 'https://auth.example.com/#secret'])(
  'a kratosUrl with credentials, a query or a fragment sends no request and is not shown: %s',
  async (address) => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const login = createLogin({ kratosUrl: address, fetch });
    login.start();
    const view = await see(login, ({ step }) => step === 'error');
    if (view.step !== 'error') throw new Error('no error');
    expect(view.failure.detail).toBe('bad-address');
    expect(explain(view)).toMatch(
      /^kratosUrl is "https:\/\/auth\.example\.com\/?", with a user name, a query, a fragment, a backslash or a space\. Expected an absolute/,
    );
    expect(fetch).not.toHaveBeenCalled();
  },
);

// ------------------------------------------------------------------------------------------------ kratosUrl as a path
/** A Kratos behind the path `/kratos` of the page's server, which proxies requests. */
function behindThePage() {
  const { kratos } = startTestKratos();
  vi.stubGlobal('location', { href: 'https://app.example.com/login' });
  onTestFinished(() => void vi.unstubAllGlobals());
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.url);
    return kratos.fetch(new Request(request.url.replace('https://app.example.com/kratos', kratosUrl), request));
  };
  return { fetch, asked };
}

test.each(['/kratos', '/kratos/', './kratos'])('a kratosUrl of %s is resolved against the page', async (path) => {
  const { fetch, asked } = behindThePage();
  const login = createLogin({ kratosUrl: path, fetch, expectedOrigins: [] });
  login.start();
  await see(login, open('password'));
  await enterPassword(login);
  await see(login, open('awaiting-TOTP'));
  expect(asked.every((url) => url.startsWith('https://app.example.com/kratos/s'))).toBe(true);
  expect(login.actor.getSnapshot().context.input.kratosUrl).toBe('https://app.example.com/kratos');
});

test('on a server a kratosUrl that is a path renders the initial view and does not throw', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  const login = createLogin({ kratosUrl: '/kratos', fetch });
  expect(login.getView()).toMatchObject({ step: 'init', form: 'password' });
  expect(login.initialView).toBe(login.getView());
  login.start();
  const view = await see(login, ({ step }) => step === 'error');
  if (view.step === 'error')
    expect(explain(view)).toBe(
      'kratosUrl is "/kratos". Expected an absolute http or https address and nothing else, such as "https://auth.example.com". In a page, a path such as "/kratos" is accepted too.',
    );
  expect(fetch).not.toHaveBeenCalled();
});

const circular: unknown[] = [];
circular.push(circular);

test.each([
  ['kratosUrl', { toString: 1, valueOf: 1 }],
  ['kratosUrl', Object.create(null)],
  ['returnTo', { toString: 1 }],
  ['loginChallenge', ['a', { toString: 1 }]],
  ['flowId', { toString: 1 }],
  ['flow', { id: { toString: 1 } }],
  ['returnTo', 1n],
  ['organization', circular],
  ['expectedOrigins', { length: 1 }],
  ['texts', null],
  ['messages', null],
])('a %s of the wrong type, %o, does not throw, and the login continues', async (name, wrong) => {
  const { kratos } = startTestKratos();
  const login = createLogin({ kratosUrl, fetch: kratos.fetch, [name]: wrong } as never);
  login.start();
  const view = await see(login, ({ step }) => step !== 'init');
  expect([view.step, view.restart]).toEqual([expect.stringMatching(/^(password|error)$/), expect.any(Function)]);
});
