import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: true };

/** Renders the page of a framework into an element, and returns a function that removes it. */
type Mount = (login: Login, place: HTMLElement) => () => void;

/** Kratos answers after the promise. */
function open(mount: Mount, answers = Promise.resolve()) {
  const kratos = createEmulator({ identities: [ann] });
  const fetch: typeof globalThis.fetch = async (...request) => {
    await answers;
    return kratos.fetch(...request);
  };
  const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch });
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  let isMounted = true;
  const remove = mount(login, place);
  const unmount = (): void => {
    if (isMounted) remove();
    isMounted = false;
  };
  onTestFinished(unmount);
  return { kratos, login, unmount };
}

const refusals = {
  password: 'That email and password don’t match. Check both and try again.',
  code: 'That code isn’t right. Enter the newest one from your app.',
};
const email = page.getByLabelText('Email address');
const password = page.getByLabelText('Password');
const code = page.getByLabelText('6-digit code');

/** The tests of a binding. */
export function testSignIn(mount: Mount): void {
  test('a wrong password and a wrong code are refused, input that is still right stays, and the user signs in', async () => {
    const { kratos } = open(mount);
    await userEvent.fill(email, ann.email);
    await userEvent.fill(password, 'wrong');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(refusals.password);
    await expect.element(password).toHaveFocus();
    await expect.element(password).toHaveValue('');
    await expect.element(email).toHaveValue(ann.email);
    await userEvent.keyboard(`${ann.password}{Enter}`);
    await expect.element(code).toHaveFocus();
    await userEvent.keyboard('000000{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(refusals.code);
    await expect.element(code).toHaveFocus();
    await expect.element(code).toHaveValue('');
    await userEvent.keyboard(`${kratos.totpCode(ann.email)}{Enter}`);
    await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  });

  test('while Kratos is slow, input stays, and a form that is submitted too early is submitted once', async () => {
    const slow = Promise.withResolvers<void>();
    const { kratos, login } = open(mount, slow.promise);
    await userEvent.fill(email, ann.email);
    await userEvent.fill(password, ann.password);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => login.getView().progress, { timeout: 10_000 }).not.toBe(''); // it appears after one second
    await expect.element(email).toHaveValue(ann.email);
    await expect.element(password).toHaveValue(ann.password);
    slow.resolve();
    await expect.element(code).toHaveFocus();
    expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('a page that is removed leaves no secret, and stops its login', async () => {
    const { login, unmount } = open(mount);
    await userEvent.fill(password, ann.password);
    const input = password.element() as HTMLInputElement;
    unmount();
    await expect.poll(() => [input.isConnected, input.value]).toEqual([false, '']);
    expect(login.actor.getSnapshot().status).toBe('stopped');
  });
}
