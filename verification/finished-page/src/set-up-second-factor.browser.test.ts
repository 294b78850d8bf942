import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { totp } from '@kratos-login/emulator';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, startKratos, ways } from './mount.tsx';

const withoutApp = { emulator: { identities: [ann] } };
const isRequired = { requireSecondFactor: true, setUpSecondFactor: true } satisfies LoginPageOptions;
const title = (name: string) => page.getByRole('heading', { name, level: 1, exact: true });
const secret = (): string => document.querySelector('[data-secret="key"]')?.textContent?.replaceAll(/\s/g, '') ?? '';

async function enterPassword(): Promise<void> {
  await expect.element(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveAttribute('aria-disabled', 'false');
  await userEvent.fill(page.getByLabelText('Email address', { exact: true }), ann.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
  await userEvent.keyboard('{Enter}');
}

describe.each(ways)('%s', (_, mount) => {
  test('goes on into the set-up of a second factor, and ends once, after it', async () => {
    const onSuccess = vi.fn(() => false);
    const { kratos } = mount({ ...isRequired, onSuccess, homeUrl: '/home' }, withoutApp);
    await enterPassword();
    await expect.element(title('Set up your authenticator app')).toHaveFocus();
    expect(onSuccess).not.toHaveBeenCalled();
    await userEvent.fill(page.getByLabelText('6-digit code'), totp(secret(), kratos.clock.now()));
    await userEvent.keyboard('{Enter}');
    await page.getByRole('button', { name: 'I’ve saved them' }).click();
    await expect.element(title('Two-step sign-in is on')).toHaveFocus();
    expect(onSuccess.mock.calls).toEqual([
      [expect.objectContaining({ how: 'second-factor-missing' }), new URL('/home', location.href).href],
    ]);
    expect(document.querySelectorAll('main')).toHaveLength(1);
    const requests = kratos.log.map(({ method, path }) => `${method} ${path}`);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(8);
  });

  test('the focus is on the heading of the set-up while Kratos does not answer', async () => {
    const kratos = startKratos(withoutApp);
    const answers = Promise.withResolvers<void>();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const { url } = input instanceof Request ? input : new Request(input);
      if (url.includes('/settings/')) await answers.promise;
      return await kratos.fetch(input, init);
    };
    mount({ ...isRequired, fetch }, withoutApp);
    await enterPassword();
    await expect.element(title('Two-step sign-in')).toHaveFocus();
    answers.resolve();
    await expect.element(title('Set up your authenticator app')).toHaveFocus();
  });

  test('has the header and footer of the host in the set-up as well', async () => {
    const slots = { react: { footer: () => 'Terms of use' }, html: '<template slot="footer"><p>Terms of use</p></template>' };
    mount(isRequired, { ...withoutApp, slots });
    await enterPassword();
    await expect.element(title('Set up your authenticator app')).toBeVisible();
    expect(document.querySelector('footer')?.textContent).toBe('Terms of use');
  });

  test('without setUpSecondFactor says that there is none', async () => {
    mount({ requireSecondFactor: true }, withoutApp);
    await enterPassword();
    await expect.element(title('Two-step sign-in isn’t set up')).toHaveFocus();
  });

  test('a user with an authenticator app is asked for its code as before', async () => {
    const { kratos } = mount(isRequired);
    await enterPassword();
    await userEvent.fill(page.getByLabelText('6-digit code'), kratos.totpCode(ann.email));
    await userEvent.keyboard('{Enter}');
    await expect.element(title('Signed in')).toHaveFocus();
  });
});
