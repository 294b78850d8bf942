// Runs the samples of the READMEs that show the finished page.

import { html as elementWithSlots } from '@kratos-login/dom/README.md.fence.2.html';
import { renderLogin } from '@kratos-login/dom/README.md.fence.4.ts';
import { html as elementOfPackage } from '@kratos-login/dom/README.md.fence.html';
import { createEmulator, type Emulator, type EmulatorOptions } from '@kratos-login/emulator';
import { SignIn as SignInWithSlots } from '@kratos-login/react/README.md.fence.2.tsx';
import { SignIn as SignInWithLanguages } from '@kratos-login/react/README.md.fence.3.tsx';
import { SignIn as SignInFromServer } from '@kratos-login/react/README.md.fence.4.tsx';
import { SignIn as SignInWithRouter } from '@kratos-login/react/README.md.fence.5.tsx';
import { SignIn as SignInOfPackage } from '@kratos-login/react/README.md.fence.tsx';
import type { ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { html as elementOfRepository } from '../../../README.md.fence.html';
import { SignIn as SignInOfRepository } from '../../../README.md.fence.tsx';
import { ann } from './mount.tsx';

const email = page.getByLabelText('Email address');
const password = page.getByLabelText('Password', { exact: true });
const submit = page.getByRole('button', { name: 'Sign in', exact: true });
const next = { url: '' };

/** Notes where the page goes, and stays. */
function holdNavigation(event: NavigateEvent): void {
  event.preventDefault();
  next.url = event.destination.url;
}

beforeEach(() => {
  next.url = '';
  navigation.addEventListener('navigate', holdNavigation);
});
afterEach(() => {
  navigation.removeEventListener('navigate', holdNavigation);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Answers the requests of the page to this address. */
function serveKratos(baseUrl = 'https://auth.example.com/', config: EmulatorOptions['config'] = {}): Emulator {
  const kratos = createEmulator({ baseUrl, config, identities: [{ ...ann, totp: true }] });
  vi.stubGlobal('fetch', kratos.fetch);
  return kratos;
}

function showReact(node: ReactNode): void {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(node);
  onTestFinished(() => root.unmount());
}

const showHtml = (html: string): void => {
  document.body.innerHTML = html;
};

async function signIn(kratos: Emulator): Promise<void> {
  await userEvent.fill(email, ann.email);
  await userEvent.fill(password, ann.password);
  await submit.click();
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
}

test.each([
  ['the repository, in React', () => showReact(<SignInOfRepository />)],
  ['@kratos-login/react', () => showReact(<SignInOfPackage />)],
  ['the repository, without a framework', () => import('../../../README.md.fence.ts').then(() => showHtml(elementOfRepository))],
  ['@kratos-login/dom', () => import('@kratos-login/dom/README.md.fence.ts').then(() => showHtml(elementOfPackage))],
])('the first program of the README of %s is a page with its look, which signs in and goes to the next page', async (_, show) => {
  const kratos = serveKratos();
  await show();
  await expect.element(page.getByRole('heading', { name: 'Sign in to Example' })).toBeVisible();
  await expect.element(submit).toHaveStyle({ display: 'flex' });
  await signIn(kratos);
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toBeVisible();
  expect(next.url).toBe('https://auth.example.com:4455/');
});

test.each([
  ['@kratos-login/react', () => showReact(<SignInWithSlots />)],
  ['@kratos-login/dom', () => showHtml(elementWithSlots)],
])('the slots of the README of %s are on the page', async (_, show) => {
  serveKratos();
  show();
  await expect.element(page.getByRole('img', { name: 'Example' })).toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: 'Privacy' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Get help' })).toBeVisible();
  await expect.element(submit).toHaveClass('kl-button', 'rounded');
  await expect.element(email).toBeVisible();
});

test('the languages of the README of @kratos-login/react keep what was typed', async () => {
  serveKratos();
  showReact(<SignInWithLanguages />);
  await userEvent.fill(email, ann.email);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect.element(page.getByLabelText('E-Mail-Adresse')).toHaveValue(ann.email);
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect.element(page.getByRole('main')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: 'English' }).click();
  await expect.element(email).toHaveValue(ann.email);
});

/** Puts HTML into the page in which no script has run. */
function serveHtml(html: string): DocumentFragment {
  const template = document.createElement('template'); // no element is upgraded in it
  template.innerHTML = html;
  return template.content;
}

test.each([
  [
    '@kratos-login/react',
    () => serveHtml(`<div>${renderToString(<SignInFromServer address="/login" />)}</div>`),
    (served: DocumentFragment) => {
      document.body.replaceChildren(served);
      const problems: unknown[] = [];
      const root = hydrateRoot(document.body.firstElementChild as Element, <SignInFromServer address="/login" />, {
        onRecoverableError: (error) => problems.push(error),
      });
      onTestFinished(() => {
        root.unmount();
        expect(problems).toEqual([]);
      });
    },
  ],
  ['@kratos-login/dom', () => serveHtml(renderLogin('/login')), (served: DocumentFragment) => document.body.replaceChildren(served)],
])(
  'the HTML of a server, as in the README of %s, has a disabled button, and keeps what was typed before the script runs',
  async (_, serve, run) => {
    serveKratos(new URL('/kratos/', location.href).href);
    const served = serve();
    expect(served.querySelector('h1')?.textContent).toBe('Sign in to Example');
    expect(served.querySelector('button[type="submit"]')).toHaveProperty('disabled', true);
    const input = served.querySelector<HTMLInputElement>('input[name="password"]');
    input?.setRangeText(ann.password);
    run(served);
    await expect.element(submit).toBeEnabled();
    await expect.element(password).toHaveValue(ann.password);
    expect(password.element()).toBe(input);
  },
);

test('the router of the README of @kratos-login/react shows a next page of the app', async () => {
  const kratos = serveKratos('https://auth.example.com/', {
    selfservice: { default_browser_return_url: new URL('/account?new', location.href).href },
  });
  const paths: string[] = [];
  showReact(<SignInWithRouter navigate={(path) => paths.push(path)} />);
  await signIn(kratos);
  await expect.poll(() => paths).toEqual(['/account?new']);
  expect(next.url).toBe('');
});

test('the options and the event of the README of @kratos-login/dom replace a label, and keep the page after the login', async () => {
  const kratos = serveKratos();
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  showHtml(elementOfPackage);
  await import('@kratos-login/dom/README.md.fence.2.ts');
  await import('@kratos-login/dom/README.md.fence.3.ts');
  await userEvent.fill(page.getByLabelText('User name'), ann.email);
  await userEvent.fill(password, ann.password);
  await submit.click();
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByText('Two-step sign-in')).toBeVisible();
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/may go to https:\/\/auth\.example\.com:4455\/$/));
  expect(next.url).toBe('');
});
