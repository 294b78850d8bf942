// What a host without types passes by mistake, and what a site may be called.
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ways } from './mount.tsx';

const submit = page.getByRole('button', { name: /^(Sign in|7)$/ });

/** By the name of the option, values of wrong types. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  siteName: [null, 7, {}, []],
  logoUrl: [null, 7, {}],
  recoveryUrl: [null, 7, {}, []],
  registrationUrl: [null, 7, {}, []],
  supportUrl: [null, 7, {}, []],
  homeUrl: [null, 7, {}],
  secondFactorSetupUrl: [7, {}],
  backUrl: [7, {}],
  language: [null, 'de', {}],
  texts: [null, 'x', { signIn: 7 }],
  messages: [null, 'x', 7],
  pageTexts: [null, 'x', { getHelp: 7, showPassword: {} }],
  address: [null, 7, '//', 'http://[', new URL('http://localhost/?x')],
  timeout: [null, 'x', -1],
  storage: [{}, 'x'],
  flow: ['x', 7, []],
  flowId: [7, {}],
  organization: [7],
  via: [7],
  aal: ['aal9', 7],
  refresh: ['no', 7],
  expectedOrigins: ['x', 7],
  isPageVisible: [1],
  loadIcons: ['x'],
  setsTitle: ['no', null],
  submitWhenComplete: ['no', null],
  isEmbedded: ['no', null],
};
function fail(): void {
  throw new Error('of the host');
}

const cases = Object.entries(wrong).flatMap(([name, values]) => values.map((value) => ({ [name]: value }) as LoginPageOptions));

/** The errors of {@link LoginPageOptions.onChange} that were reported. */
const reported: string[] = [];
window.addEventListener('unhandledrejection', (event) => {
  if (!/of the host|not a function/.test(String(event.reason))) return;
  event.preventDefault();
  reported.push(String(event.reason));
});

describe.each(ways)('%s', (_, mount) => {
  test.each(cases)('with %j the form can be used', async (options) => {
    mount({ supportUrl: '/help', ...options });
    await expect.element(submit).toBeVisible();
    await expect.element(submit).toHaveAttribute('aria-disabled', 'false');
  });

  test.each([
    ['throws', () => fail()],
    ['rejects', async () => fail()],
    ['is a text', 'x'],
  ])('an onChange that %s is reported, and the form can be used', async (_, onChange) => {
    reported.length = 0;
    mount({ onChange } as LoginPageOptions);
    await expect.element(submit).toHaveAttribute('aria-disabled', 'false');
    await expect.poll(() => reported).not.toEqual([]);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '<'],
    ['👩‍🌾 Garden', '👩'],
    ['متجر الحديقة', 'م'],
    ['W'.repeat(300), 'W'],
  ])('the site name %j is a text, and fits', async (siteName, letter) => {
    mount({ siteName });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(`Sign in to ${siteName}`);
    expect(document.querySelector('.kl-mark')?.textContent).toBe(letter);
    expect(document.querySelector('.kl img')).toBeNull();
    await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  });
});
