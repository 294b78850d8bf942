import { createEmulator, totp } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createLogin, type LoginOptions } from '../create-login.ts';
import type { Login } from '../login.ts';
import type { FormView } from '../view/login-view.ts';
import { createSecondFactor, type SecondFactorOptions } from './create-second-factor.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SecondFactorView } from './second-factor-view.ts';

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

/** Starts a Kratos in which bob has a password alone, and counts the requests. */
function startKratos() {
  const kratos = createEmulator({ identities: [bob] });
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return kratos.fetch(request);
  };
  const reach = { kratosUrl: kratos.baseUrl, fetch };
  return {
    kratos,
    requests,
    createLogin: (options: Partial<LoginOptions> = {}) => createLogin({ ...reach, ...options }),
    createSecondFactor: (options: Partial<SecondFactorOptions> = {}) => createSecondFactor({ ...reach, ...options }),
  };
}

/** Waits until the login shows a form, and submits it. */
async function submit(login: Login, form: FormView['form'], values: Record<string, string>): Promise<void> {
  await expect.poll(() => toForm(login)).toMatchObject({ form, isPending: false });
  toForm(login)?.submit?.(values);
}

const toForm = (login: Login): FormView | null => {
  const view = login.getView();
  return view.kind === 'form' && view.step !== 'init' ? view : null;
};

/** Waits for a view that is not pending. */
async function see<Kind extends SecondFactorView['kind']>(
  secondFactor: SecondFactor,
  kind: Kind,
): Promise<Extract<SecondFactorView, { readonly kind: Kind }>> {
  await expect.poll(() => secondFactor.getView()).toMatchObject({ kind, isPending: false });
  return secondFactor.getView() as Extract<SecondFactorView, { readonly kind: Kind }>;
}

const codeFor = (kratos: ReturnType<typeof createEmulator>, key: string | null): string => totp(key ?? '', kratos.clock.now());

test('a user with a password alone sets up an app and backup codes with eight requests, and signs in with both', async () => {
  const { kratos, requests, createLogin, createSecondFactor } = startKratos();
  const login = createLogin({ requireSecondFactor: true, setUpSecondFactor: true });
  login.start();
  await submit(login, 'password', { identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView()).toMatchObject({ step: 'success', how: 'second-factor-missing', session: null });

  const secondFactor = createSecondFactor({ setUp: true });
  secondFactor.start();
  const pairing = await see(secondFactor, 'pairing');
  const { key } = pairing.readSecrets();
  pairing.submit?.({ totp_code: codeFor(kratos, key) });
  const backup = await see(secondFactor, 'backup-codes');
  const [first] = backup.readSecrets().codes;
  expect(backup.readSecrets().codes).toHaveLength(12);
  backup.confirm?.();
  await see(secondFactor, 'done');
  expect(requests.length).toBeLessThanOrEqual(8);
  expect(await (await kratos.fetch('sessions/whoami')).json()).toMatchObject({ authenticator_assurance_level: 'aal2' });

  for (const values of [{ totp_code: codeFor(kratos, key) }, { lookup_secret: first?.code ?? '' }]) {
    const next = createLogin();
    next.start();
    await expect.poll(() => next.getView().step).toBe('success');
    expect(await next.signOut()).toBe(true);
    await submit(next, 'password', { identifier: bob.email, password: bob.password });
    if ('lookup_secret' in values) {
      await expect.poll(() => toForm(next)?.form).toBe('totp');
      toForm(next)?.chooseFactor?.('lookup_secret');
    }
    await submit(next, 'lookup_secret' in values ? 'lookup_secret' : 'totp', values);
    await expect.poll(() => next.getView()).toMatchObject({ step: 'success', session: { authenticator_assurance_level: 'aal2' } });
  }
});

test('an app is removed and paired again with the new secret, without a reload', async () => {
  const { kratos, createLogin, createSecondFactor } = startKratos();
  const login = createLogin();
  login.start();
  await submit(login, 'password', { identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  const secondFactor = createSecondFactor();
  secondFactor.start();
  const keys: (string | null)[] = [];
  for (const _ of ['first', 'second']) {
    (await see(secondFactor, 'overview')).methods[0]?.actions[0]?.act();
    const pairing = await see(secondFactor, 'pairing');
    keys.push(pairing.readSecrets().key);
    pairing.submit?.({ totp_code: codeFor(kratos, keys.at(-1) ?? null) });
    const backup = await see(secondFactor, 'backup-codes');
    backup.leave();
    (await see(secondFactor, 'backup-codes')).question?.confirm();
    (await see(secondFactor, 'overview')).methods[0]?.actions[0]?.act();
    (await see(secondFactor, 'overview')).question?.confirm();
    expect((await see(secondFactor, 'overview')).messages).toEqual(['Your authenticator app is removed.']);
  }
  expect(new Set(keys).size).toBe(2);
});

test('an old session is confirmed in place, and the app is removed after that', async () => {
  const { kratos, requests, createLogin, createSecondFactor } = startKratos();
  kratos.configure({ selfservice: { flows: { settings: { privileged_session_max_age: '1m' } } } });
  const login = createLogin();
  login.start();
  await submit(login, 'password', { identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  kratos.clock.advance(120_000);
  const secondFactor = createSecondFactor();
  secondFactor.start();
  (await see(secondFactor, 'overview')).methods[0]?.actions[0]?.act();
  const pairing = await see(secondFactor, 'pairing');
  const { key } = pairing.readSecrets();
  pairing.submit?.({ totp_code: codeFor(kratos, key) });
  const confirming = await see(secondFactor, 'confirming');
  await submit(confirming.login, 'password', { password: bob.password });
  const again = await see(secondFactor, 'pairing');
  expect(again.readSecrets().key).toBe(key);
  again.submit?.({ totp_code: codeFor(kratos, key) });
  await see(secondFactor, 'backup-codes');
  // The second and the third one come before a code is sent: see `secondFactorActors`.
  expect(requests.filter((each) => each === 'GET /self-service/settings/browser')).toHaveLength(3);
});

test('without a session the page says so, and the login in place leads to the overview', async () => {
  const { createSecondFactor } = startKratos();
  const secondFactor = createSecondFactor();
  secondFactor.start();
  (await see(secondFactor, 'signed-out')).signIn();
  const { login } = await see(secondFactor, 'confirming');
  await submit(login, 'password', { identifier: bob.email, password: bob.password });
  expect(await see(secondFactor, 'overview')).toMatchObject({ username: bob.email });
  secondFactor.stop();
  expect(secondFactor.getView().kind).toBe('loading');
});
