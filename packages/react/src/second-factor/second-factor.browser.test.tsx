import { german } from '@kratos-login/core/german';
import { germanSecondFactor } from '@kratos-login/core/german-second-factor';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import '@kratos-login/theme/login.css';
import '@kratos-login/theme/second-factor.css';
import { ann, meetSecondFactor, toCode } from '@verification/coverage/second-factor/meet-second-factor';
import { StrictMode } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SecondFactor, type SecondFactorProps, type SecondFactorSlots } from './second-factor.tsx';

const readSecret = (name: string): string => document.querySelector(`[data-secret="${name}"]`)?.textContent ?? '';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = (name: string) => page.getByRole('heading', { name });

async function show(given?: Emulator, props: SecondFactorProps = {}) {
  const { kratos } = await meetSecondFactor(given);
  const Page = (more: SecondFactorProps) => (
    <StrictMode>
      <SecondFactor kratosUrl="http://127.0.0.1:4433" fetch={kratos.fetch} siteName="Example" {...props} {...more} />
    </StrictMode>
  );
  const { rerender } = await render(<Page />);
  await expect.element(page.getByText('ann@example.com')).toBeVisible();
  return { kratos, change: (more: SecondFactorProps) => rerender(<Page {...more} />) };
}

/** Records each element that had the focus. It returns whether the focus was on the body in between. */
function watchFocus(): () => boolean {
  let wasLost = false;
  const look = (): void => {
    wasLost ||= document.activeElement === document.body;
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    return wasLost;
  };
}

test('<SecondFactor> pairs an app, saves backup codes and removes the app, and the focus is never lost', async () => {
  const { kratos } = await show();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  expect(document.title).toBe('Set up your authenticator app · Example');
  const wasLost = watchFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await expect.element(title('Save your backup codes')).toHaveFocus();
  expect(document.querySelectorAll('[data-secret="codes"] > li')).toHaveLength(12);
  await button('I’ve saved them').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your backup codes work now.');
  await button('Remove: Authenticator app').click();
  await expect.element(title('Remove your authenticator app?')).toHaveFocus();
  await button('Remove it').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your authenticator app is removed.');
  expect(wasLost()).toBe(false);
});

test('the login inside is a finished page, and the focus goes into it and comes back', async () => {
  const { kratos } = await show(
    createEmulator({ identities: [ann], config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m' } } } } }),
  );
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  kratos.clock.advance(11 * 60_000);
  const wasLost = watchFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus();
  expect([document.querySelectorAll('h1').length, document.querySelectorAll('main').length]).toEqual([1, 1]);
  await userEvent.keyboard(`${ann.password}{Enter}`);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  kratos.clock.advance(11 * 60_000);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus();
  await button('Cancel').click();
  await expect.element(title('Two-step sign-in')).toHaveFocus();
  expect(wasLost()).toBe(false);
});

test('another language changes the texts, and keeps the focus and the secrets', async () => {
  const { change } = await show();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), '123');
  const key = readSecret('key');
  await change({ language: german, secondFactorTexts: germanSecondFactor });
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(germanSecondFactor.pairingTitle);
  const input = page.getByLabelText(germanSecondFactor.codeLabel);
  await expect.element(input).toHaveFocus();
  await expect.element(input).toHaveValue('123');
  expect([readSecret('key'), key.length, document.querySelector('main')?.lang]).toEqual([key, 39, 'de']);
});

test('slots replace header and footer', async () => {
  const slots: SecondFactorSlots = {
    header: () => 'Our logo',
    footer: (contents) => (
      <>
        {contents}
        <p>Imprint</p>
      </>
    ),
  };
  await show(undefined, { supportUrl: '/help', slots });
  await expect.element(page.getByText('Our logo')).toBeVisible();
  await expect.element(page.getByText('Imprint')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Get help' })).toBeVisible();
});
