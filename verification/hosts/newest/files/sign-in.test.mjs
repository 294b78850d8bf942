// Runs in Jest, in a host that has only the packed packages. `tools/packages.mjs` copies it there.

import { expect, test } from '@jest/globals';
import { createLogin } from '@kratos-login/core';
import { bindLogin } from '@kratos-login/dom';
import { createEmulator } from '@kratos-login/emulator';
import { toFieldProps, toFormProps, useLogin, usePageEffects } from '@kratos-login/react';
import { act, createElement, StrictMode, useRef, version } from 'react';
import { createRoot } from 'react-dom/client';
import { markup } from './markup.mjs'; // from the README of `@kratos-login/dom`

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: true };

function Login({ login }) {
  const view = useLogin(login);
  const root = useRef(null);
  usePageEffects(root, view);
  const input = (field) => createElement('input', { key: field.name, ...toFieldProps(field) });
  const form =
    view.kind === 'form' &&
    createElement(
      'form',
      { key: view.form, ...toFormProps(view) },
      view.fields.map(input),
      createElement('button', { type: 'submit' }, view.submitLabel),
    );
  return createElement('main', { ref: root }, createElement('h1', null, view.title), form);
}

async function until(isTrue) {
  for (let turn = 0; turn < 200 && !isTrue(); turn++) await act(() => new Promise((done) => setTimeout(done, 10)));
  expect(isTrue()).toBe(true);
}

async function submit(values) {
  await until(() => Object.keys(values).every((name) => document.querySelector(`[name=${name}]`)));
  await act(async () => {
    for (const [name, value] of Object.entries(values)) document.querySelector(`[name=${name}]`).value = value;
    document.querySelector('form').requestSubmit();
  });
}

test(`React ${version}: a user signs in with a password and a code`, async () => {
  const kratos = createEmulator({ identities: [ann] });
  const login = createLogin({ kratosUrl: kratos.baseUrl, fetch: kratos.fetch });
  document.body.innerHTML = '<div></div>';
  const root = createRoot(document.querySelector('div'));
  await act(async () => root.render(createElement(StrictMode, null, createElement(Login, { login }))));
  await submit({ identifier: ann.email, password: ann.password });
  await submit({ totp_code: kratos.totpCode(ann.email) });
  await until(() => login.getView().step === 'success');
  await act(async () => root.unmount());
});

test('without a framework: a user signs in with a password and a code', async () => {
  const kratos = createEmulator({ identities: [ann] });
  const login = createLogin({ kratosUrl: kratos.baseUrl, fetch: kratos.fetch });
  document.body.innerHTML = markup;
  const end = bindLogin(document.querySelector('main'), login);
  await submit({ identifier: ann.email, password: ann.password });
  await submit({ totp_code: kratos.totpCode(ann.email) });
  await until(() => login.getView().step === 'success');
  end();
});
