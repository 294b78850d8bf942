import type { LoginPageOptions } from '@kratos-login/core/login-page';
import type { EmulatorOptions } from '@kratos-login/emulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, type Mount, ways } from './mount.tsx';
import { mountVue } from './mount-vue.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = page.getByRole('heading', { level: 1 });
const email = page.getByLabelText('Email address');
/** Where the page went. */
const visited: string[] = [];

/** Notes where the page goes, and stays. */
function holdNavigation(event: NavigateEvent): void {
  event.preventDefault();
  visited.push(event.destination.url);
}

beforeEach(() => {
  visited.length = 0;
  navigation.addEventListener('navigate', holdNavigation);
});
afterEach(() => navigation.removeEventListener('navigate', holdNavigation));

const google = { id: 'google', provider: 'google', label: 'Google', client_id: 'x', client_secret: 'x', mapper_url: 'base64://e30=' };
const withGoogle: EmulatorOptions = { config: { selfservice: { methods: { oidc: { enabled: true, config: { providers: [google] } } } } } };

async function signIn(mount: Mount, options: LoginPageOptions) {
  const mounted = mount(options, { emulator: { identities: [ann] } });
  await userEvent.fill(email, ann.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
  await button('Sign in').click();
  await expect.element(heading).toHaveTextContent('Signed in');
  return mounted;
}

describe.each([...ways, ['Vue', mountVue] as const])('%s', (_, mount) => {
  test('onSuccess is called once, also when the language changes after the login', async () => {
    const ends: unknown[] = [];
    const { setOptions } = await signIn(mount, { onSuccess: (view) => void ends.push(view) });
    const { german } = await import('@kratos-login/core/german');
    setOptions({ language: german });
    await expect.element(heading).toHaveTextContent('Angemeldet');
    expect(ends).toHaveLength(1);
  });

  test.each<[result: string, onSuccess: () => unknown, home: string, isLeft: boolean]>([
    ['true', () => true, '/account', true],
    ['a promise of true', async () => true, 'account', true],
    ['nothing', () => {}, '/account', false],
    ['false', () => false, '/account', false],
    ['a text', () => 'yes', '/account', false],
  ])('when onSuccess returns %s, the page goes to its home, or stays', async (_, onSuccess, homeUrl, isLeft) => {
    await signIn(mount, { onSuccess, homeUrl, expectedOrigins: [] });
    await expect.element(button('Sign out')).toBeVisible();
    await expect.poll(() => visited).toEqual(isLeft ? [new URL(homeUrl, location.href).href] : []);
  });

  test.each(['http://[', 'javascript:alert(1)', '#top', ''])('the home %j is no next page', async (homeUrl) => {
    const ends: unknown[] = [];
    await signIn(mount, { homeUrl, onSuccess: (_, next) => ends.push(next), expectedOrigins: [] });
    await expect.poll(() => ends).toEqual([null]);
  });

  test('a page that is restored from the browser’s cache after it was left asks again', async () => {
    mount({ onSuccess: () => true }, { emulator: withGoogle });
    await button('Continue with Google').click();
    await expect.element(heading).toHaveTextContent('Taking you to accounts.google.com');
    await expect.poll(() => visited.map((each) => new URL(each).host)).toEqual(['accounts.google.com']);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect.element(heading).toHaveTextContent('Sign in to Example');
    await expect.element(email).toBeVisible();
  });

  test('a page that has to be left, and is not, links to where the login goes on', async () => {
    mount({ onSuccess: () => false }, { emulator: withGoogle });
    await button('Continue with Google').click();
    await expect
      .element(page.getByRole('link', { name: 'Continue' }))
      .toHaveAttribute('href', expect.stringMatching(/^https:\/\/accounts\.google\.com\//));
    expect(visited).toEqual([]);
  });

  test('a sign-out that fails says so, and keeps the focus', async () => {
    const { kratos } = await signIn(mount, {});
    kratos.faults.add({ route: 'logout', drop: true });
    await button('Sign out').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('You’re still signed in. Try again.');
    await expect.element(button('Sign out')).toHaveFocus();
  });
});
