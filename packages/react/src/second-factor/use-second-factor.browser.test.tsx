import type { SecondFactor } from '@kratos-login/core/second-factor';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { ann, meetSecondFactor, toCode } from '@verification/coverage/second-factor/meet-second-factor';
import { Profiler, StrictMode, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SecondFactorPage } from '../../README.md.fence.10.tsx';
import { useSecondFactor } from './use-second-factor.ts';

const readSecret = (name: string): string => document.querySelector(`[data-secret="${name}"]`)?.textContent ?? '';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = (name: string) => page.getByRole('heading', { name });

async function show(kratos?: Emulator) {
  const met = await meetSecondFactor(kratos);
  const screen = await render(<SecondFactorPage secondFactor={met.secondFactor} />);
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
  return { ...met, ...screen };
}

const toOpened = ({ log }: Emulator): number => log.filter(({ path }) => path.startsWith('/self-service/settings/browser')).length;

test('the page of the README pairs an app, saves backup codes and removes the app', async () => {
  const { kratos } = await show();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  const image = document.querySelector('img') ?? expect.fail('no QR code');
  expect(image.src.slice(0, 22)).toBe('data:image/png;base64,');
  const key = readSecret('key');
  await userEvent.fill(page.getByLabelText('6-digit code'), '000000');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveAttribute('aria-invalid', 'true');
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(readSecret('key')).toBe(key);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(key, kratos));
  await button('Verify').click();
  await expect.element(title('Save your backup codes')).toHaveFocus();
  expect([image.hasAttribute('src'), document.querySelectorAll('[data-secret="codes"] > li').length]).toEqual([false, 12]);
  await button('Back').click();
  await expect.element(title('Leave without saving these codes?')).toHaveFocus();
  await button('Stay here').click();
  await button('I’ve saved them').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your backup codes work now.');
  await button('Remove: Authenticator app').click();
  await expect.element(title('Remove your authenticator app?')).toHaveFocus();
  await button('Keep it').click();
  await expect.element(button('Remove: Authenticator app')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await button('Remove it').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your authenticator app is removed.');
});

test('the login inside is shown in place, and the change goes on after it', async () => {
  const { kratos } = await show(
    createEmulator({ identities: [ann], config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m' } } } } }),
  );
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  kratos.clock.advance(11 * 60_000);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await button('Verify').click();
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus();
  await userEvent.keyboard(`${ann.password}{Enter}`);
  await expect.element(title('Set up your authenticator app')).toBeVisible();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
});

test('typing renders nothing, and a submission renders once when it is sent and once when it is answered', async () => {
  const { secondFactor } = await meetSecondFactor();
  let renders = 0;
  await render(
    <Profiler id="second-factor" onRender={() => renders++}>
      <SecondFactorPage secondFactor={secondFactor} />
    </Profiler>,
  );
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  renders = 0;
  await userEvent.type(page.getByLabelText('6-digit code'), '000000');
  expect(renders).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveAttribute('aria-invalid', 'true');
  expect(renders).toBe(2);
});

test('under StrictMode a second factor opens one flow, and shows its secrets', async () => {
  const { kratos, secondFactor } = await meetSecondFactor();
  await render(
    <StrictMode>
      <SecondFactorPage secondFactor={secondFactor} />
    </StrictMode>,
  );
  await button('Set up: Authenticator app').click();
  await expect.poll(() => readSecret('key').length).toBe(39);
  expect(toOpened(kratos)).toBe(1);
});

test('a component that is gone stops its second factor and leaves no secret, and one that comes back begins anew', async () => {
  const { secondFactor, unmount } = await show();
  await button('Set up: Authenticator app').click();
  await expect.poll(() => readSecret('key').length).toBe(39);
  const code = document.querySelector('[data-secret="key"]');
  const image = document.querySelector('img');
  await unmount();
  await expect.poll(() => secondFactor.actor.getSnapshot().status).toBe('stopped');
  expect([code?.textContent, image?.hasAttribute('src')]).toEqual(['', false]);
  await render(<SecondFactorPage secondFactor={secondFactor} />);
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
});

test('a page that returns from the browser’s cache has no secret, and asks Kratos once more', async () => {
  const { kratos } = await show();
  await button('Set up: Authenticator app').click();
  await expect.poll(() => readSecret('key').length).toBe(39);
  await userEvent.fill(page.getByLabelText('6-digit code'), '123456');
  const opened = toOpened(kratos);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect([readSecret('key'), document.querySelector('input')?.value ?? '']).toEqual(['', '']);
  await expect.poll(() => readSecret('key').length).toBe(39);
  expect(toOpened(kratos)).toBe(opened + 1);
});

test('a page from the server is hydrated as it was rendered', async () => {
  const { secondFactor } = await meetSecondFactor();
  const errors: unknown[] = [];
  vi.spyOn(console, 'error').mockImplementation((error) => errors.push(error));
  onTestFinished(() => void vi.restoreAllMocks());
  const app = document.createElement('div');
  app.innerHTML = renderToString(<SecondFactorPage secondFactor={secondFactor} />);
  document.body.replaceChildren(app);
  const main = app.querySelector('main');
  secondFactor.start(); // it may be ahead of the page
  await expect.poll(() => secondFactor.getView().kind).toBe('overview');
  const root = hydrateRoot(app, <SecondFactorPage secondFactor={secondFactor} />, { onRecoverableError: (error) => errors.push(error) });
  onTestFinished(() => root.unmount());
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
  expect([errors, app.querySelector('main') === main]).toEqual([[], true]);
});

test('a host that creates a second factor in each render keeps an early one, and is told so', async () => {
  const { secondFactor } = await meetSecondFactor();
  const told: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((text) => told.push(String(text)));
  onTestFinished(() => void vi.restoreAllMocks());
  const Host = () => {
    const [renders, setRenders] = useState(0);
    const another: SecondFactor = { ...secondFactor };
    return (
      <button type="button" onClick={() => setRenders(renders + 1)}>
        {useSecondFactor(another).kind}
      </button>
    );
  };
  await render(<Host />);
  for (let clicks = 0; clicks < 5; clicks++) await page.getByRole('button').click();
  await expect.poll(() => told.join()).toContain('useSecondFactor: got another second factor in each render');
});
