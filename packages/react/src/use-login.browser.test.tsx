import { createLogin } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { Profiler, StrictMode } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Page } from '../test/page.tsx';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

function meet() {
  const kratos = createEmulator({ people: [{ ...ann, totp: true }] });
  return { kratos, login: createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch }) };
}

test('typing renders nothing; a step renders once when it is sent and once when it is there', async () => {
  const { kratos, login } = meet();
  let renders = 0;
  let events = 0;
  await render(
    <Profiler id="login" onRender={() => renders++}>
      <Page login={login} />
    </Profiler>,
  );
  await expect.poll(() => login.getView().step).toBe('password');
  login.actor.subscribe(() => events++);
  const since = (): number => {
    const count = renders;
    renders = 0;
    return count;
  };
  since();
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), ann.password);
  expect([since(), events]).toEqual([0, 0]);
  await page.getByRole('button').click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(since()).toBe(2);
  await userEvent.type(page.getByLabelText('6-digit code'), await kratos.code(ann.email));
  expect(since()).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  expect(since()).toBe(2);
});

test('under StrictMode a login opens one flow', async () => {
  const { kratos, login } = meet();
  await render(
    <StrictMode>
      <Page login={login} />
    </StrictMode>,
  );
  await expect.poll(() => login.getView().step).toBe('password');
  expect(kratos.log.filter(({ path }) => path.startsWith('/self-service/login/browser'))).toHaveLength(1);
});

test('a component that is gone stops its login, and one that comes back begins anew', async () => {
  const { login } = meet();
  const screen = await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
  await screen.unmount();
  await expect.poll(() => login.actor.getSnapshot().status).toBe('stopped');
  await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
});

test('a page that comes back from the browser’s cache holds no secret, and asks again who is signed in', async () => {
  const { kratos, login } = meet();
  await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
  await expect.poll(() => login.getView().step).toBe('password');
  await expect.element(page.getByLabelText('E-Mail')).toHaveValue(ann.email);
});

test('a form that is sent before Kratos has opened it is submitted when it is open', async () => {
  const kratos = createEmulator({ people: [{ ...ann, totp: true }] });
  const held = Promise.withResolvers<void>();
  const fetch: typeof globalThis.fetch = async (...request) => {
    await held.promise;
    return kratos.fetch(...request);
  };
  const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch });
  await render(
    <StrictMode>
      <Page login={login} />
    </StrictMode>,
  );
  await userEvent.fill(page.getByLabelText(/e-mail/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  held.resolve();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
