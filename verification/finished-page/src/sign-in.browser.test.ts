import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, type Mount, type Mounted, ways } from './mount.tsx';
import { mountVue } from './mount-vue.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const password = page.getByLabelText('Password', { exact: true });
const code = page.getByLabelText('6-digit code');

async function enterPassword(secret = ann.password): Promise<void> {
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(password, secret);
  await button('Sign in').click();
}

async function reachCode(mount: Mount, ...options: Parameters<Mount>): Promise<Mounted> {
  const mounted = mount(...options);
  await enterPassword();
  await expect.element(code).toHaveFocus();
  return mounted;
}

describe.each([...ways, ['Vue', mountVue] as const])('%s', (_, mount) => {
  test('one line signs a user in with a password and a code', async () => {
    const { kratos } = await reachCode(mount);
    expect(document.querySelectorAll('form')).toHaveLength(1);
    expect(document.title).toBe('Enter your 6-digit code · Example');
    await userEvent.fill(code, await kratos.totpCode(ann.email));
    await button('Verify').click();
    await expect.element(page.getByRole('definition').nth(0)).toHaveTextContent(ann.email);
    await expect.element(page.getByRole('definition').nth(1)).toHaveTextContent('Password and authenticator app');
  });

  test('the password can be shown, and is in dots again when it is sent', async () => {
    mount();
    await userEvent.fill(password, 'wrong');
    await button('Show password').click();
    await expect.element(password).toHaveAttribute('type', 'text');
    await expect.element(page.getByRole('status')).toHaveTextContent('Your password is visible.');
    await userEvent.fill(page.getByLabelText('Email address'), ann.email);
    await userEvent.keyboard('{Enter}');
    await expect.element(password).toHaveAttribute('type', 'password');
    await expect.element(page.getByRole('alert')).toHaveTextContent('That email and password don’t match. Check both and try again.');
    await expect.element(password).toHaveValue('');
  });

  test('onSuccess is called once, with the next page, and the page stays', async () => {
    const ends: (string | null)[] = [];
    mount({ onSuccess: (_, next) => void ends.push(next), homeUrl: '/account' }, { emulator: { identities: [ann] } });
    await enterPassword();
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(ends).toHaveLength(1);
  });

  test('signing out after the login starts another one, whose first field gets the focus', async () => {
    mount({}, { emulator: { identities: [ann] } });
    await enterPassword();
    await button('Sign out').click();
    await expect.element(page.getByLabelText('Email address')).toHaveFocus();
    await expect.element(button('Sign in')).toHaveAttribute('aria-disabled', 'false');
  });

  test('links that the host names are on the page, with the way back of the login', async () => {
    mount({ recoveryUrl: '/recovery', registrationUrl: '/registration?x=1', supportUrl: '/help', returnTo: 'https://app.example.com/a?b' });
    const back = 'return_to=https%3A%2F%2Fapp.example.com%2Fa%3Fb';
    await expect.element(page.getByRole('link', { name: 'Forgot your password?' })).toHaveAttribute('href', `/recovery?${back}`);
    await expect.element(page.getByRole('link', { name: 'Create an account' })).toHaveAttribute('href', `/registration?x=1&${back}`);
    await expect.element(page.getByRole('link', { name: 'Get help' })).toHaveAttribute('href', '/help');
  });

  test('an address that is not one of the web is no link', async () => {
    mount({ recoveryUrl: 'javascript:alert(1)', registrationUrl: '//evil.example', supportUrl: 'data:text/html,x' });
    await expect.element(button('Sign in')).toBeVisible();
    expect(document.querySelectorAll('a')).toHaveLength(0);
  });

  test('with submitWhenComplete the last digit submits the code once, and the hint says so', async () => {
    const { kratos } = await reachCode(mount, { submitWhenComplete: true });
    await expect.element(code).toHaveAccessibleDescription(/We check the code when you enter its last digit/);
    const count = (): number => kratos.log.filter(({ method }) => method === 'POST').length;
    const before = count();
    await userEvent.type(code, '000000');
    await expect.element(page.getByRole('alert')).toHaveTextContent('That code isn’t right. Enter the newest one from your app.');
    expect(count()).toBe(before + 1);
    await userEvent.type(code, '000000');
    expect(count()).toBe(before + 1);
    await expect.element(code).toHaveValue('000000');
  });

  test('a page without submitWhenComplete sends no code by itself', async () => {
    const { kratos } = await reachCode(mount);
    const { length } = kratos.log;
    await userEvent.type(code, '123456');
    expect(kratos.log).toHaveLength(length);
  });

  test('another language keeps what was typed, the focus and the caret', async () => {
    const { setOptions } = mount();
    const email = page.getByLabelText(/Email|E-Mail/);
    await userEvent.fill(email, ann.email);
    const input = email.element() as HTMLInputElement;
    input.setSelectionRange(3, 3);
    const { german } = await import('@kratos-login/core/german');
    setOptions({ language: german });
    await expect.element(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
    await expect.element(page.getByLabelText('E-Mail-Adresse')).toHaveValue(ann.email);
    expect(email.element()).toBe(input);
    expect(document.activeElement).toBe(input);
    expect(input.selectionStart).toBe(3);
    expect(document.title).toBe('Anmelden · Example');
  });

  test('a page that is removed holds no secret, and stops its login', async () => {
    const { remove } = mount();
    await userEvent.fill(password, ann.password);
    const input = password.element() as HTMLInputElement;
    remove();
    await expect.poll(() => [input.isConnected, input.value]).toEqual([false, '']);
  });
});
