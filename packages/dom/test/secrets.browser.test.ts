// No secret in the page, on every path, with the markup of a host.
import { createLogin, type LoginInput, secretFields } from '@kratos-login/core';
import {
  actOnPage,
  createLoginDriver,
  createScriptedKratos,
  drivePath,
  findSecrets,
  loginPaths,
  type Path,
  readPage,
  watchPage,
} from '@kratos-login/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { bindLogin } from '../src/bind-login.ts';

const typed = { password: 'canary-password+/"&é', code: 'canarycode' };
const tokens = { csrfToken: 'canary-csrf-token', logoutToken: 'canary-logout-token', sessionToken: 'canary-session-token' };
const secrets = { ...typed, ...tokens };

const verbs = ['retry', 'restart', 'switchAccount', 'forgetIdentifier', 'resendCode'];
const buttons = verbs.map((verb) => `<button type="button" data-verb="${verb}">${verb}</button>`).join('');
const list = (name: string) => `<div data-list="${name}"><template><button type="button"></button></template></div>`;
const markup = `
  <h1 data-text="title" tabindex="-1">Sign in</h1>
  <div role="status"></div>
  <div role="alert"><p id="said" data-text="messages"></p><span data-text="spoken"></span></div>
  <p data-text="notice" tabindex="-1" hidden></p>
  <form data-part="password" method="post">
    <input data-field="username" name="username" hidden>
    <div data-field="identifier"><label for="identifier" data-text="label"></label><input id="identifier" name="identifier"></div>
    <div data-field="password"><label for="password" data-text="label"></label><input id="password" name="password" type="password">
      <button type="button" data-verb="showPassword" aria-controls="password" data-hide="Hide" data-visible="Visible" data-hidden="Hidden">Show</button></div>
    <button type="submit">Sign in</button>${list('provider')}${buttons}
  </form>
  <template data-part="totp lookup_secret code address"><form method="post">
    <input data-field="username" name="username" hidden>
    <div data-field="totp_code lookup_secret code"><label for="code" data-text="label"></label><p id="hint" data-text="hint"></p><p id="problem" data-text="problem"></p><input id="code"></div>
    <button type="submit">Continue</button>${list('factor')}${list('address')}${buttons}
  </form></template>
  <template data-part="error"><div>${buttons}</div></template>
  <template data-part="success"><p>Welcome</p></template>`;

const looks = { steps: 0, actedOnPage: 0, sentPastPage: 0 };
let paths: readonly Path[] = [];

beforeAll(() => {
  paths = loginPaths();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterAll(() => {
  vi.useRealTimers();
  console.log(`secrets in the page, dom: ${paths.length} paths, ${JSON.stringify(looks)}`);
});

test('no secret is in the page on any path, and none is left in a field once the answer is there', async () => {
  for (const path of paths) {
    const kratos = createScriptedKratos(tokens);
    const { fetch, kratosUrl } = kratos;
    const clock = new SimulatedClock();
    const login = createLogin({ ...(path.start.input as LoginInput), kratosUrl, fetch, clock, isPageVisible: () => true });
    const root = document.createElement('main');
    root.innerHTML = markup;
    document.body.replaceChildren(root);
    const { said, stop } = watchPage();
    const end = bindLogin(root, login);
    const inputs = new Set<HTMLInputElement>(); // those that the page no longer shows, too
    const act = actOnPage({ root, login, secrets: typed });
    const driver = createLoginDriver({
      login,
      kratos,
      clock,
      secrets: typed,
      passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
      act: (event) => {
        const isOffered = act(event);
        looks[isOffered ? 'actedOnPage' : 'sentPastPage'] += 1;
        return isOffered;
      },
    });
    await drivePath(path, {
      ...driver,
      expect: async (value) => {
        await driver.expect(value);
        looks.steps += 1;
        expect(findSecrets([await readPage(), said, login.getView()], secrets)).toEqual([]);
        expect(said).toEqual([]);
        const view = login.getView();
        const isAnswered = !('form' in view) || !view.isPending;
        for (const input of root.querySelectorAll('input')) if (secretFields.includes(input.name)) inputs.add(input);
        if (isAnswered) expect([...inputs].filter(({ value: each }) => each !== '').map(({ name }) => name)).toEqual([]);
      },
    });
    end();
    stop();
  }
  expect(looks.actedOnPage).toBeGreaterThan(100);
});
