import '@kratos-login/theme/login.css';
import '@kratos-login/theme/second-factor.css';
import { createLogin } from '@kratos-login/core';
import type { LoginPageOptions, PageNode } from '@kratos-login/core/login-page';
import {
  applySecondFactorEffect,
  createSecondFactorPage,
  type SecondFactorPage,
  type SecondFactorPageOptions,
} from '@kratos-login/core/second-factor-page';
import { createEmulator, totp } from '@kratos-login/emulator';
import { Login } from '@kratos-login/react/login';
import axe from 'axe-core';
import { createElement, type JSX, type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page as browser } from 'vitest/browser';

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

/** Renders the tree as an adapter does, with the least that it needs. */
function Page({ page }: { readonly page: SecondFactorPage }): JSX.Element {
  const { secondFactor } = page;
  const view = useSyncExternalStore(secondFactor.subscribe, secondFactor.getView);
  useSyncExternalStore(page.subscribe, page.getState);
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (root.current) applySecondFactorEffect(root.current, view);
  });
  useEffect(() => (root.current ? page.watch(root.current) : undefined), [page]);
  return <div ref={root}>{toReact(page.draw(view))}</div>;
}

function toReact(node: PageNode): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, key, props, children } = node;
  if (tag === 'kratos-login') return <Login key={key} {...(props['options'] as LoginPageOptions)} />;
  return createElement(tag, { ...props, key }, ...children.map(toReact));
}

async function signIn(kratos: ReturnType<typeof createEmulator>): Promise<void> {
  const login = createLogin({ kratosUrl: kratos.baseUrl, fetch: kratos.fetch, storage: null });
  login.start();
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  const view = login.getView();
  if (view.kind === 'form') view.submit?.({ identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
}

async function open(options: SecondFactorPageOptions = {}) {
  const kratos = createEmulator({ identities: [bob] });
  kratos.configure({ selfservice: { flows: { settings: { privileged_session_max_age: '1m' } } } });
  await signIn(kratos);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const page = createSecondFactorPage({ kratosUrl: kratos.baseUrl, fetch: kratos.fetch, siteName: 'Example', ...options });
  const root = createRoot(place);
  root.render(<Page page={page} />);
  page.secondFactor.start();
  onTestFinished(() => {
    root.unmount();
    page.secondFactor.stop();
  });
  return { kratos, page };
}

const press = (name: string): Promise<void> => browser.getByRole('button', { name, exact: true }).click();
const see = (name: string) => expect.element(browser.getByRole('heading', { name, exact: true })).toBeVisible();
const readKey = (): string => document.querySelector('[data-secret=key]')?.textContent ?? '';

/** Checks what is shown now in both schemes, and that it fits into the narrowest window. */
async function check(): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    document.querySelector<HTMLElement>('.kl')?.setAttribute('data-scheme', scheme);
    const { violations } = await axe.run('.kl', { rules: { 'target-size': { enabled: true } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  }
  expect(document.documentElement.scrollWidth).toBe(320);
}

beforeEach(() => browser.viewport(320, 700));

test('every view of a user’s way through the page is accessible and narrow, and secrets are on it only while they are shown', async () => {
  const { kratos } = await open({ methodUrls: { passkey: '/passkeys' }, supportUrl: '/help' });
  await see('Two-step sign-in');
  await check();

  await press('Set up: Authenticator app');
  await see('Set up your authenticator app');
  await expect.poll(readKey).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const image = document.querySelector('img') ?? expect.fail('no QR code');
  await expect.poll(() => image.naturalWidth).toBeGreaterThan(0);
  await check();
  const key = readKey();
  const field = browser.getByRole('textbox', { name: '6-digit code' });
  await field.fill('000000');
  await press('Verify');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await check();
  expect(readKey()).toBe(key);
  await field.fill(totp(key.replaceAll(' ', ''), kratos.clock.now()));
  await press('Verify');

  await see('Save your backup codes');
  const codes = [...document.querySelectorAll('[data-secret=codes] code')].map(({ textContent }) => textContent ?? '');
  expect(codes).toHaveLength(12);
  await check();
  await press('Back');
  await see('Leave without saving these codes?');
  await check();
  await press('Stay here');
  await press('I’ve saved them');

  await see('Two-step sign-in');
  await check();
  await press('Remove: Authenticator app');
  await see('Remove your authenticator app?');
  expect(document.activeElement?.textContent).toBe('Remove your authenticator app?');
  await check();
  await press('Keep it');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Remove: Authenticator app');

  kratos.clock.advance(120_000);
  await press('Show: Backup codes');
  await expect.element(browser.getByLabelText('Password', { exact: true })).toBeVisible();
  await check();
  await browser.getByLabelText('Password', { exact: true }).fill(bob.password);
  await browser.getByRole('button', { name: 'Confirm' }).click();
  await see('Your backup codes');
  await expect.poll(() => document.querySelectorAll('[data-secret=codes] code').length).toBe(12);
  await check();
  await press('Back');
  await press('Sign out');
  await see('You’re signed out');
  await check();
  for (const secret of [...key.split(' '), ...codes]) expect(document.documentElement.outerHTML).not.toContain(secret);
});
