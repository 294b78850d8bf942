import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './index.ts';

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

test('a page that has not imported <kratos-second-factor> is not empty, and goes on into the set-up once it has', async () => {
  const kratos = createEmulator({ identities: [bob] });
  const login = document.createElement('kratos-login');
  login.options = {
    kratosUrl: 'http://127.0.0.1:4433',
    requireSecondFactor: true,
    setUpSecondFactor: true,
    fetch: kratos.fetch,
    storage: null,
  };
  document.body.replaceChildren(login);
  onTestFinished(() => login.remove());
  expect(customElements.get('kratos-second-factor')).toBe(undefined);
  await userEvent.fill(page.getByLabelText('Email address'), bob.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), bob.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(() => login.login?.getView()).toMatchObject({ how: 'second-factor-missing' });
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
  expect(login.innerText).toBe('Signed in');
  await import('../kratos-second-factor/index.ts');
  await expect.element(page.getByRole('heading', { name: 'Set up your authenticator app' })).toHaveFocus();
  expect(login.querySelectorAll('main')).toHaveLength(1);
});
