import { germanSecondFactor } from '@kratos-login/core/german-second-factor';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import '@kratos-login/theme/login.css';
import '@kratos-login/theme/second-factor.css';
import { ann, meetSecondFactor, toCode } from '@verification/coverage/second-factor/meet-second-factor';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './index.ts';
import type { SecondFactorDone } from './kratos-second-factor-element.ts';

const readSecret = (name: string): string => document.querySelector(`[data-secret="${name}"]`)?.textContent ?? '';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = (name: string) => page.getByRole('heading', { name });

async function show(given?: Emulator, attributes = '', contents = '') {
  const { kratos } = await meetSecondFactor(given);
  const outside = document.createElement('div');
  outside.innerHTML = `<kratos-second-factor kratos-url="http://127.0.0.1:4433" site-name="Example" ${attributes}>${contents}</kratos-second-factor>`;
  const element = outside.querySelector('kratos-second-factor') ?? expect.fail('no element');
  element.options = { fetch: kratos.fetch };
  document.body.replaceChildren(element);
  onTestFinished(() => element.remove());
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { kratos, element };
}

const oldSessions = () =>
  createEmulator({ identities: [ann], config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m' } } } } });

/** Watches the focus. The function that it returns ends that, and returns whether the focus was on the body in between. */
function watchFocus(): () => boolean {
  let wasLost = false;
  const observer = new MutationObserver(() => {
    wasLost ||= document.activeElement === document.body;
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    return wasLost;
  };
}

test('<kratos-second-factor> pairs an app, saves backup codes and removes the app, and the focus is never lost', async () => {
  const { kratos, element } = await show();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  expect([document.title, element.secondFactor?.getView().kind]).toEqual(['Set up your authenticator app · Example', 'pairing']);
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
  const { kratos } = await show(oldSessions());
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  kratos.clock.advance(11 * 60_000);
  const wasLost = watchFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  const password = page.getByLabelText('Password', { exact: true });
  await expect.element(password).toHaveFocus();
  const input = password.element() as HTMLInputElement;
  expect([document.querySelectorAll('h1').length, document.querySelectorAll('main').length]).toEqual([1, 1]);
  await userEvent.keyboard(`${ann.password}{Enter}`);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect([input.isConnected, input.value]).toEqual([false, '']);
  kratos.clock.advance(11 * 60_000);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await expect.element(password).toHaveFocus();
  await button('Cancel').click();
  await expect.element(title('Two-step sign-in')).toHaveFocus();
  expect([wasLost(), document.querySelector('[data-login]')]).toEqual([false, null]);
});

test('another lang changes the texts, also of the login inside, and keeps the focus and the secrets', async () => {
  const { kratos, element } = await show(oldSessions());
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), '123');
  const key = readSecret('key');
  element.lang = 'de';
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(germanSecondFactor.pairingTitle);
  const input = page.getByLabelText(germanSecondFactor.codeLabel);
  await expect.element(input).toHaveFocus();
  await expect.element(input).toHaveValue('123');
  expect([readSecret('key'), key.length, document.querySelector('main')?.lang]).toEqual([key, 39, 'de']);
  kratos.clock.advance(11 * 60_000);
  await userEvent.keyboard('456{Enter}');
  await expect.element(page.getByLabelText('Passwort', { exact: true })).toHaveFocus();
  element.lang = 'en';
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus();
});

test('slots replace header and footer', async () => {
  await show(
    undefined,
    'support-url="/help"',
    '<template slot="header"><b>Our logo</b></template><template slot="footer"><slot></slot><p>Imprint</p></template>',
  );
  await expect.element(page.getByText('Our logo')).toBeVisible();
  await expect.element(page.getByText('Imprint')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Get help' })).toBeVisible();
});

test('a set-up ends with the event second-factor-done, whose cancellation keeps the page', async () => {
  const ended: SecondFactorDone[] = [];
  const { kratos, element } = await show(undefined, 'set-up home-url="/account"');
  element.addEventListener('second-factor-done', (event) => {
    event.preventDefault();
    ended.push(event.detail);
  });
  await expect.element(title('Set up your authenticator app')).toBeVisible();
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await button('I’ve saved them').click();
  await expect.poll(() => ended.map(({ view, next }) => [view.how, next])).toEqual([['set-up', `${location.origin}/account`]]);
  await expect.element(title('Two-step sign-in is on')).toHaveFocus();
});

test('an element that has left the document has no secret and stops, and one that is moved goes on', async () => {
  const { element } = await show();
  await button('Set up: Authenticator app').click();
  await expect.poll(() => readSecret('key').length).toBe(39);
  const section = document.body.appendChild(document.createElement('section'));
  onTestFinished(() => section.remove());
  section.append(element);
  await expect.poll(() => readSecret('key').length).toBe(39);
  element.remove();
  await expect.poll(() => element.secondFactor?.actor.getSnapshot().status).toBe('stopped');
  expect([element.querySelector('[data-secret="key"]')?.textContent, element.querySelector('img')?.hasAttribute('src')]).toEqual([
    '',
    false,
  ]);
  document.body.append(element);
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
});
