import { createEmulator, type Emulator, type IdentityOptions } from '@kratos-login/emulator';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './index.ts';
import type { KratosLoginElement } from './index.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

/** Puts a `<kratos-login>` over an emulated Kratos into the page. */
function setUp(
  html = '<kratos-login kratos-url="http://127.0.0.1:4433" site-name="Example"></kratos-login>',
  person: Partial<IdentityOptions> = {},
) {
  const kratos: Emulator = createEmulator({ identities: [{ ...ann, totp: true, ...person }] });
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('Expected one element.');
  const login = document.importNode(element, true) as KratosLoginElement;
  login.options = { fetch: kratos.fetch, storage: null, onSuccess: () => false };
  document.body.replaceChildren(login);
  onTestFinished(() => login.remove());
  return { kratos, login };
}

test('one tag signs a user in with a password and a code', async () => {
  const { kratos, login } = setUp();
  await expect.element(page.getByRole('heading', { name: 'Sign in to Example' })).toBeVisible();
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(login.querySelectorAll('form')).toHaveLength(1);
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByText('Two-step sign-in')).toBeVisible();
  await expect.element(page.getByText('Password and authenticator app')).toBeVisible();
});

test('a step writes only what changes', async () => {
  const { login } = setUp();
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
  await expect.poll(() => login.login?.getView().step).toBe('password');
  const same: string[] = [];
  let count = 0;
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, oldValue } of records) {
      count++;
      const value = type === 'attributes' ? (target as Element).getAttribute(attributeName ?? '') : target.nodeValue;
      if (type !== 'childList' && value === oldValue) same.push(`${target.nodeName} ${attributeName}`);
    }
  });
  observer.observe(login, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeOldValue: true,
    characterData: true,
    characterDataOldValue: true,
  });
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(same).toEqual([]);
  expect(count).toBeLessThanOrEqual(14);
});
