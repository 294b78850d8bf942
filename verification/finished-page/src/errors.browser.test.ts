import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, ways } from './mount.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe.each(ways)('%s', (_, mount) => {
  test('after an error of the server "Try again" has the focus, and its description says what happened', async () => {
    const { kratos } = mount();
    await expect.poll(() => kratos.log.length).toBe(1);
    kratos.faults.add({ route: 'submit', status: 500 });
    await userEvent.fill(page.getByLabelText('Email address'), ann.email);
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
    await button('Sign in').click();
    await expect.element(button('Try again')).toHaveFocus();
    await expect
      .element(button('Try again'))
      .toHaveAccessibleDescription('Something went wrong on our side Wait a moment, then try again.');
  });

  test('the links of an error follow the options of the host', async () => {
    const { setOptions } = mount(
      { aal: 'aal2', backUrl: '/', secondFactorSetupUrl: '/set-up' },
      { emulator: { identities: [ann], config: { session: { whoami: { required_aal: 'aal1' } } } } },
    );
    await userEvent.fill(page.getByLabelText('Email address'), ann.email);
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
    await button('Sign in').click();
    await expect.element(page.getByRole('link', { name: 'Go back' })).toHaveAttribute('href', '/');
    setOptions({ backUrl: '/?lang=de' });
    await expect.element(page.getByRole('link', { name: 'Go back' })).toHaveAttribute('href', '/?lang=de');
    await expect.element(page.getByRole('link', { name: 'Set up two-step sign-in' })).toHaveAttribute('href', '/set-up');
    setOptions({ backUrl: 'javascript:alert(1)' });
    await expect.element(page.getByRole('link', { name: 'Go back' })).toHaveAttribute('href', '/');
  });
});
