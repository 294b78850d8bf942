import { createLogin, type LoginOptions, type LoginView } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test } from 'vitest';
import { createRecorder } from '../create-recorder.ts';
import type { Exchange } from '../studio.ts';
import { copyExchange } from './copy-exchange.ts';
import { copyStep } from './copy-step.ts';

const email = 'ann@example.com';
const password = 'correct horse battery';
const steps = ['configure', 'open-flow', 'send-password', 'second-factor-due', 'open-second-flow', 'send-code', 'read-session'] as const;
const openKratos = () => createEmulator({ identities: [{ email, password, totp: true }] });

/** Runs code that was copied, with the `fetch` of an emulator. */
async function run(code: string, names: Readonly<Record<string, unknown>>): Promise<unknown> {
  const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => (...values: unknown[]) => Promise<unknown>;
  return new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
}

test('the copied fetch code signs in with two factors', async () => {
  const kratos = openKratos();
  const code = kratos.totpCode(email);
  const logged: unknown[] = [];
  const text = steps.map((step) => copyStep(step, 'fetch', kratos.baseUrl)).join('\n');
  const isDue = await run(`${text}\nreturn isSecondFactorDue`, {
    fetch: kratos.fetch,
    console: { log: (value: unknown) => logged.push(value) },
    email,
    password,
    code,
  });
  expect([isDue, logged]).toEqual([true, ['aal2']]);
});

test('the copied code of the library signs in with two factors', async () => {
  const kratos = openKratos();
  const logged: unknown[][] = [];
  const text = steps.map((step) => copyStep(step, 'createLogin', kratos.baseUrl)).join('\n');
  const { login, sendPassword, sendCode } = (await run(
    `${text.replace(/^import .*$/gm, '').replaceAll('export function', 'function')}\nreturn { login, sendPassword, sendCode }`,
    {
      createLogin: (options: LoginOptions) => createLogin({ ...options, fetch: kratos.fetch, storage: null }),
      console: { log: (...values: unknown[]) => logged.push(values) },
    },
  )) as { login: ReturnType<typeof createLogin>; sendPassword(email: string, password: string): void; sendCode(code: string): void };
  onTestFinished(() => login.stop());
  const reach = (isReached: (view: LoginView) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const end = login.subscribe((view) => {
        if (!isReached(view)) return;
        end();
        resolve();
      });
    });
  await reach((view) => view.step === 'password' && view.kind === 'form' && !view.isPending);
  sendPassword(email, password);
  await reach((view) => view.step === 'awaiting-TOTP' && view.kind === 'form' && !view.isPending);
  sendCode(kratos.totpCode(email));
  await reach((view) => view.kind === 'success');
  expect(logged.at(-1)).toEqual(['aal2']);
});

test('the copied commands send the same members as the fetch code', () => {
  for (const step of ['pair', 'send-password', 'send-code'] as const) {
    const members = (language: 'curl' | 'fetch') =>
      ['method', 'identifier', 'password', 'totp_code', 'csrf_token'].filter((name) =>
        new RegExp(`\\b${name}\\b[:,]`).test(copyStep(step, language, 'http://localhost:4433').replace(/nodes.*/g, '')),
      );
    expect(members('curl')).toEqual(members('fetch'));
  }
});

test('a copied exchange has placeholders for secrets, and sends the same request again', async () => {
  const kratos = openKratos();
  const recorder = createRecorder({ kratosUrl: kratos.baseUrl, send: kratos.fetch, onSubmit: () => {}, onChange: () => {} });
  const flow = await (
    await recorder.fetch(`${kratos.baseUrl}self-service/login/browser`, { headers: { Accept: 'application/json' } })
  ).json();
  const csrfToken: string = flow.ui.nodes[0].attributes.value;
  const body = JSON.stringify({ method: 'password', identifier: email, password, csrf_token: csrfToken });
  await recorder.fetch(`${kratos.baseUrl}self-service/login?flow=${flow.id}`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body,
  });
  const exchange = recorder.getExchanges()[1];
  if (exchange === undefined) throw new Error('Expected two exchanges.');
  expect(exchange).toMatchObject({ status: 422, outcome: 'secondFactorDue', guideStep: 'send-password' });
  const text = copyExchange(exchange, 'fetch', kratos.baseUrl);
  kratos.cookies.clear();
  const again = await (await kratos.fetch('self-service/login/browser', { headers: { Accept: 'application/json' } })).json();
  const names = { fetch: kratos.fetch, flow: again.id, email, password, csrfToken: again.ui.nodes[0].attributes.value };
  expect(await run(`${text}\nreturn response.status`, names)).toBe(422);
  expect(copyExchange(exchange, 'curl', kratos.baseUrl)).toContain('\\"password\\":\\"$PASSWORD\\"');
  expect(copyExchange(exchange, 'test', kratos.baseUrl)).toContain('// The password was right. A second factor is due.');
});

test('a copied fault has the same outcome in a test', async () => {
  for (const fault of [
    { status: 429, outcome: 'rateLimited' },
    { status: 200, body: '<p>Wi-Fi</p>', outcome: 'unexpected' },
    { status: 403, body: { error: { id: 'security_csrf_violation', code: 403, message: 'x' } }, outcome: 'csrfMismatch' },
    { drop: true, outcome: 'unreachable' },
  ] as const) {
    const { outcome, ...options } = fault;
    const kratos = openKratos();
    const ask = async (): Promise<Exchange | undefined> => {
      const recorder = createRecorder({ kratosUrl: kratos.baseUrl, send: kratos.fetch, onSubmit: () => {}, onChange: () => {} });
      const request = { method: 'POST', headers: { Accept: 'application/json' }, body: '{}' };
      await recorder.fetch(`${kratos.baseUrl}self-service/login?flow=x`, request).catch(() => {});
      return recorder.getExchanges()[0];
    };
    kratos.faults.add({ route: 'submit', ...options });
    const exchange = await ask();
    if (exchange === undefined) throw new Error('Expected an exchange.');
    const [, copied = ''] = copyExchange(exchange, 'test', kratos.baseUrl).split(/(?=kratos\.faults)/);
    await run(copied, { kratos });
    expect([exchange.outcome, (await ask())?.outcome]).toEqual([outcome, outcome]);
  }
});
