import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { SimulatedClock } from 'xstate';
import { createLogin } from './create-login.ts';
import type { FormView, LoginView } from './view/login-view.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const bob = { email: 'bob@example.com', password: 'tr0ub4dor and three' };

/** A Kratos whose replies can be held back, and a clock that the test moves. */
function startTestKratos() {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }, bob] });
  let gate = Promise.resolve();
  const fetch: typeof globalThis.fetch = async (...request) => {
    const answer = await kratos.fetch(...request);
    await gate;
    return answer;
  };
  const clock = new SimulatedClock();
  const login = createLogin({ kratosUrl, fetch, clock, messages: {} });
  const holdBack = (): (() => void) => {
    let release = (): void => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const until = async (isIt: (view: LoginView) => boolean): Promise<LoginView> => {
    await expect.poll(() => isIt(login.getView())).toBe(true);
    return login.getView();
  };
  const form = async (name: FormView['form']): Promise<FormView> => {
    const view = await until((each) => each.kind === 'form' && each.form === name && each.step !== 'init' && !each.isPending);
    if (view.kind !== 'form') throw new Error('no form');
    return view;
  };
  return { kratos, login, clock, holdBack, until, form };
}

const formOf = (view: LoginView): FormView => {
  if (view.kind !== 'form') throw new Error(`expected a form, got ${view.step}`);
  return view;
};

// ------------------------------------------------------------------------------------------------ a submit before the form is open
test('a submit before the form is open is sent as soon as it is open', async () => {
  const { login, holdBack, form } = startTestKratos();
  const release = holdBack();
  login.start();
  const early = formOf(login.getView());
  expect(early).toMatchObject({ step: 'init', isPending: false, isReadOnly: false, pageEffect: { submit: false } });
  early.submit?.({ identifier: ann.email, password: ann.password });
  expect(login.getView()).toMatchObject({ step: 'init', isPending: true, isReadOnly: true, submit: null });
  release();
  const open = await form('password');
  expect(open.pageEffect).toEqual({ focus: null, clear: [], submit: true });
  open.submit?.({ identifier: ann.email, password: ann.password });
  expect((await form('totp')).pageEffect.submit).toBe(false);
});

test('a form that confirms a session cannot be sent before Kratos has named the user', async () => {
  const { login, kratos, form } = startTestKratos();
  login.start();
  (await form('password')).submit?.({ identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  const next = createLogin({ kratosUrl, fetch: kratos.fetch, refresh: true });
  next.start();
  expect(next.getView()).toMatchObject({ step: 'init', submitLabel: 'Confirm', isPending: true, submit: null });
  await expect.poll(() => next.getView()).toMatchObject({ step: 'password', username: bob.email, isPending: false });
  expect(formOf(next.getView()).submit).not.toBeNull();
});

test('restart drops an early submit', async () => {
  const { login, holdBack, form } = startTestKratos();
  const release = holdBack();
  login.start();
  formOf(login.getView()).submit?.({ identifier: ann.email, password: ann.password });
  formOf(login.getView()).restart?.();
  release();
  expect((await form('password')).pageEffect.submit).toBe(false);
});

test('an early submit puts no secret into an event or the context', async () => {
  const { login } = startTestKratos();
  const snapshots: string[] = [];
  login.start();
  login.actor.subscribe((snapshot) => snapshots.push(JSON.stringify(snapshot)));
  formOf(login.getView()).submit?.({ identifier: ann.email, password: ann.password });
  await expect.poll(() => snapshots.length).toBeGreaterThan(1);
  expect(snapshots.join()).not.toContain(ann.password);
});

test('an early submit is not sent to another form', async () => {
  const { login, kratos, form } = startTestKratos();
  login.start();
  (await form('password')).submit?.({ identifier: ann.email, password: ann.password });
  await form('totp');
  const next = createLogin({ kratosUrl, fetch: kratos.fetch });
  next.start();
  formOf(next.getView()).submit?.({ identifier: ann.email, password: ann.password });
  await expect.poll(() => next.getView().step).toBe('awaiting-TOTP');
  expect(next.getView()).toMatchObject({ pageEffect: { submit: false, focus: 'totp_code' } });
});

test('an early submit is not sent when the form is renewed later', async () => {
  const { login, kratos, clock, form } = startTestKratos();
  kratos.configure({ selfservice: { flows: { login: { style: 'identifier_first' } } } });
  login.start();
  formOf(login.getView()).submit?.({ identifier: ann.email, password: ann.password });
  expect(await form('password')).toMatchObject({ fields: [{ name: 'identifier' }], pageEffect: { submit: false } });
  clock.increment(60 * 60_000);
  expect(login.actor.getSnapshot().value).toEqual({ password: { entering: 'renewingInBackground' } });
  expect(login.getView().pageEffect.submit).toBe(false);
});

test('an early submit is not sent after an error', async () => {
  const { login, kratos, until, form } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, drop: true });
  login.start();
  formOf(login.getView()).submit?.({ identifier: ann.email, password: ann.password });
  const error = await until(({ step }) => step === 'error');
  if (error.step === 'error') error.retry?.();
  expect((await form('password')).pageEffect.submit).toBe(false);
});

// ------------------------------------------------------------------------------------------------ a slow response
test('a slow request shows progress after one second and can be cancelled after four', async () => {
  const { login, clock, holdBack, form } = startTestKratos();
  login.start();
  const open = await form('password');
  holdBack();
  open.submit?.({ identifier: ann.email, password: ann.password });
  expect(login.getView()).toMatchObject({ progress: '', cancel: null });
  clock.increment(1_000);
  expect(login.getView()).toMatchObject({ progress: 'Signing in…', submitLabel: 'Signing in…', cancel: null });
  clock.increment(3_000);
  expect(login.getView()).toMatchObject({ progress: 'This is taking longer than usual.', cancel: expect.any(Function) });
});

test('a cancelled submission shows its form with the identifier, and its late reply is ignored', async () => {
  const { login, clock, holdBack, form } = startTestKratos();
  login.start();
  const open = await form('password');
  const release = holdBack();
  open.submit?.({ identifier: ann.email, password: ann.password });
  clock.increment(4_000);
  login.getView().cancel?.();
  const again = formOf(login.getView());
  expect(again).toMatchObject({
    step: 'password',
    isPending: false,
    fields: [{ name: 'identifier', value: ann.email }, { name: 'password' }],
    pageEffect: { focus: 'password', clear: expect.arrayContaining(['password']) },
  });
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(login.getView()).toBe(again);
});

test('a cancelled request for the form ends in error with retry', async () => {
  const { login, clock, holdBack, form } = startTestKratos();
  const release = holdBack();
  login.start();
  clock.increment(4_000);
  login.getView().cancel?.();
  const error = login.getView();
  expect(error).toMatchObject({
    step: 'error',
    title: 'Cancelled',
    failure: { reason: 'cancelled', retryable: true, requestState: 'init.opening' },
  });
  release();
  if (error.step === 'error') error.retry?.();
  await form('password');
});

test('a new request cannot be cancelled', async () => {
  const { login, holdBack, form } = startTestKratos();
  login.start();
  const open = await form('password');
  holdBack();
  open.submit?.({ identifier: ann.email, password: ann.password });
  login.actor.send({ type: 'cancel' });
  expect(login.getView()).toMatchObject({ step: 'password', isPending: true });
});

// ------------------------------------------------------------------------------------------------ too many requests
test.each([
  ['in seconds', () => '3'],
  ['as a date', () => new Date(Date.now() + 3_000).toUTCString()],
])('Retry-After %s is counted down, and retry works after it', async (_, retryAfter) => {
  const { login, kratos, clock, until, form } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, status: 429, body: '', headers: { 'retry-after': retryAfter() } });
  login.start();
  const busy = await until(({ step }) => step === 'error');
  if (busy.step !== 'error') throw new Error('no error');
  expect(busy.title).toBe('Too many attempts');
  expect(busy.wait).toMatch(/^Try again in 0:0[23]$/);
  busy.retry?.();
  expect(login.getView()).toBe(busy);
  clock.increment(1_000);
  expect(login.getView()).toMatchObject({ wait: expect.stringMatching(/in 0:0[12]$/), pageEffect: busy.pageEffect });
  clock.increment(2_000);
  expect(login.getView()).toMatchObject({ wait: '', progress: 'You can try again now.' });
  busy.retry?.();
  await form('password');
});

test('without a Retry-After there is no countdown', async () => {
  const { login, kratos, until, form } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, status: 429, body: '' });
  login.start();
  const busy = await until(({ step }) => step === 'error');
  expect(busy).toMatchObject({ wait: '', progress: '' });
  if (busy.step === 'error') busy.retry?.();
  await form('password');
});

// ------------------------------------------------------------------------------------------------ before the form expires
test('an idle form is renewed once before it expires, and not again', async () => {
  const { login, kratos, clock, form } = startTestKratos();
  login.start();
  await form('password');
  const opened = (): number => kratos.log.filter(({ path }) => path.startsWith('/self-service/login/browser')).length;
  const pass = async (): Promise<void> => {
    clock.increment(3_600_000);
    kratos.clock.advance(3_600_000);
    await new Promise((resolve) => setTimeout(resolve));
    await expect.poll(() => login.actor.getSnapshot().matches({ password: { entering: 'waiting' } })).toBe(true);
  };
  await pass();
  await expect.poll(opened).toBe(2);
  for (let hour = 0; hour < 24; hour++) await pass();
  expect(opened()).toBe(2);
});

test('the identifier of an early submit is kept after an error', async () => {
  const { login, kratos, until, form } = startTestKratos();
  kratos.faults.add({ route: 'create', times: 1, drop: true });
  login.start();
  formOf(login.getView()).submit?.({ identifier: ann.email, password: ann.password });
  const error = await until(({ step }) => step === 'error');
  if (error.step === 'error') error.retry?.();
  expect(await form('password')).toMatchObject({
    fields: [
      { name: 'identifier', value: ann.email },
      { name: 'password', value: '' },
    ],
  });
});
