import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { type Browser, chromium, type Route } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../../../tools/browser.mjs';

const origin = 'https://app.example.com';

/** Forwards the requests of a page to the emulator. The browser keeps the cookies, including `HttpOnly` ones. */
const toKratos =
  (kratos: Emulator) =>
  async (route: Route): Promise<void> => {
    const request = route.request();
    const { status, headers, body } = await kratos.handle({
      method: request.method(),
      url: request.url(),
      headers: new Headers(await request.allHeaders()),
      body: request.postData() ?? '',
    });
    const cookies = headers.getSetCookie().join('\n');
    await route.fulfill({ status, headers: { ...Object.fromEntries(headers), ...(cookies !== '' && { 'set-cookie': cookies }) }, body });
  };

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(() => browser.close());

test('a page behind a Playwright route signs in with the cookies of its browser', { timeout: 60_000 }, async () => {
  const kratos = createEmulator({
    baseUrl: `${origin}/kratos/`,
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>App</title>' }));
  await page.route(`${origin}/kratos/**`, toKratos(kratos));
  await page.goto(`${origin}/`);
  const levels = await page.evaluate(async (code) => {
    const json = { accept: 'application/json' };
    const ask = async (path: string): Promise<Response> => await fetch(`/kratos/${path}`, { headers: json });
    const send = async (query: string, fields: object): Promise<number> => {
      const { ui } = await (await ask(`self-service/login/browser${query}`)).json();
      const token = ui.nodes.find((node: { attributes: { name?: string } }) => node.attributes.name === 'csrf_token').attributes.value;
      return (
        await fetch(ui.action, {
          method: 'POST',
          headers: { ...json, 'content-type': 'application/json' },
          body: JSON.stringify({ csrf_token: token, ...fields }),
        })
      ).status;
    };
    const password = await send('', { method: 'password', identifier: 'ann@example.com', password: 'correct horse battery' });
    const totp = await send('?aal=aal2', { method: 'totp', totp_code: code });
    const { authenticator_assurance_level: level } = await (await ask('sessions/whoami')).json();
    return [password, totp, level, document.cookie];
  }, kratos.totpCode('ann@example.com'));
  expect(levels).toEqual([422, 200, 'aal2', '']);
  const session = (await context.cookies()).find(({ name }) => name === 'ory_kratos_session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});
