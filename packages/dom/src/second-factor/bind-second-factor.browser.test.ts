import { german } from '@kratos-login/core/german';
import { germanSecondFactor } from '@kratos-login/core/german-second-factor';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { ann, meetSecondFactor, toCode } from '@verification/coverage/second-factor/meet-second-factor';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { html } from '../../README.md.fence.7.html';
import { type BindSecondFactorOptions, bindSecondFactor } from './bind-second-factor.ts';

/** Shows the markup of the README. */
function showMarkup(markup = html): HTMLElement {
  document.body.innerHTML = markup;
  return document.querySelector('main') ?? expect.fail('no <main>');
}

async function meet(kratos?: Emulator, options?: BindSecondFactorOptions) {
  const met = await meetSecondFactor(kratos);
  const root = showMarkup();
  const end = bindSecondFactor(root, met.secondFactor, options);
  onTestFinished(end);
  await expect.element(page.getByRole('heading', { name: 'Two-step sign-in' })).toBeVisible();
  return { ...met, root, end };
}

const readSecret = (name: string): string => document.querySelector(`[data-secret="${name}"]`)?.textContent ?? '';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = (name: string) => page.getByRole('heading', { name });

async function pair(kratos: Emulator): Promise<string> {
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  const key = readSecret('key');
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(key, kratos));
  await button('Verify').click();
  return key;
}

test('the host’s own markup pairs an app, saves backup codes and removes the app', async () => {
  const { kratos, root } = await meet();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  const qr = root.querySelector('img') ?? expect.fail('no QR code');
  expect([qr.src.slice(0, 22), qr.alt, qr.hidden]).toEqual([
    'data:image/png;base64,',
    'QR code for your authenticator app. If you can’t scan it, enter the key below instead.',
    false,
  ]);
  await userEvent.fill(page.getByLabelText('6-digit code'), '000000');
  await button('Verify').click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  await expect.element(page.getByLabelText('6-digit code')).toHaveAttribute('aria-invalid', 'true');
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your authenticator app is set up.');
  expect([qr.hasAttribute('src'), document.activeElement?.localName]).toEqual([false, 'h1']);

  await expect.element(title('Save your backup codes')).toHaveFocus();
  expect(root.querySelectorAll('[data-secret="codes"] > li')).toHaveLength(12);
  await button('Back').click();
  await expect.element(title('Leave without saving these codes?')).toHaveFocus();
  await button('Stay here').click();
  await button('I’ve saved them').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your backup codes work now.');

  await button('Remove: Authenticator app').click();
  await expect.element(title('Remove your authenticator app?')).toHaveFocus();
  await expect.element(button('Remove: Authenticator app')).not.toBeInTheDocument();
  await button('Keep it').click();
  await expect.element(button('Remove: Authenticator app')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await button('Remove it').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your authenticator app is removed.');
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
});

test('the login inside is bound to the part for it, and the change goes on after it', async () => {
  const { kratos, root } = await meet(
    createEmulator({ identities: [ann], config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m' } } } } }),
  );
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  kratos.clock.advance(11 * 60_000);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await button('Verify').click();
  await expect.element(page.getByLabelText('Password')).toHaveFocus();
  expect(root.querySelector('[data-text="lead"]')?.textContent).toBe('To go on, confirm that it’s you.');
  expect(root.querySelectorAll('form')).toHaveLength(1);
  await userEvent.keyboard('wrong{Enter}');
  await expect.poll(() => root.querySelector('section')?.textContent).toContain('don’t match');
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(title('Set up your authenticator app')).toBeVisible();
  expect([document.activeElement?.id, root.querySelector('[name="password"]')]).toEqual(['first-code', null]);
  kratos.clock.advance(11 * 60_000);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(readSecret('key'), kratos));
  await button('Verify').click();
  await expect.element(page.getByLabelText('Password')).toHaveFocus();
  await button('Cancel').click();
  await expect.element(title('Two-step sign-in')).toHaveFocus();
});

test('a part is shown with the document title of its view, or with the host’s own', async () => {
  document.title = 'Settings';
  const { end } = await meet();
  expect(document.title).toBe('Two-step sign-in');
  end();
  document.title = 'Settings';
  await meet(undefined, { toTitle: () => document.title });
  expect(document.title).toBe('Settings');
});

test('the key and the codes are copied, and the status region says how it went', async () => {
  const { kratos, root } = await meet();
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text: string) => void copied.push(text) },
    configurable: true,
  });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  const key = readSecret('key').replaceAll(' ', '');
  await button('Copy').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  await button('Copy').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Select the key and copy it.');
  expect([copied, key.length]).toEqual([[key], 32]);
  await userEvent.fill(page.getByLabelText('6-digit code'), toCode(key, kratos));
  await button('Verify').click();
  await expect.poll(() => root.querySelector('h1')?.textContent).not.toBe('Set up your authenticator app');
  expect(root.outerHTML).not.toContain(key);
});

test('after unbinding, the page has no secret, and the same markup may be bound again', async () => {
  const { kratos, root, end, secondFactor } = await meet();
  await button('Set up: Authenticator app').click();
  await expect.element(title('Set up your authenticator app')).toHaveFocus();
  const key = readSecret('key');
  expect(() => bindSecondFactor(root, secondFactor)).toThrow('without a second factor');
  end();
  expect([readSecret('key'), root.querySelector('img')?.hasAttribute('src'), key.length]).toEqual(['', false, 39]);
  onTestFinished(bindSecondFactor(root, secondFactor));
  await pair(kratos);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your authenticator app is set up.');
});

test('parts may be elements in the document, which are hidden until they are shown', async () => {
  const { secondFactor, kratos } = await meetSecondFactor();
  const root = showMarkup();
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[data-part]')) {
    const part = template.content.firstElementChild as HTMLElement;
    part.dataset['part'] = template.dataset['part'];
    part.hidden = true;
    template.replaceWith(part);
  }
  const end = bindSecondFactor(root, secondFactor);
  const key = await pair(kratos);
  await expect.element(title('Save your backup codes')).toHaveFocus();
  await button('I’ve saved them').click();
  await button('Remove: Authenticator app').click();
  await button('Remove it').click();
  await pair(kratos);
  expect(root.querySelectorAll('[data-part]:not([hidden])').length).toBe(1);
  expect(root.outerHTML).not.toContain(key);
  end();
  onTestFinished(bindSecondFactor(root, secondFactor));
  await expect.element(button('Remove: Authenticator app')).toBeVisible();
});

test('another language changes the texts, and keeps the buttons of methods and the focus', async () => {
  const { secondFactor } = await meet();
  await expect.element(button('Set up: Authenticator app')).toBeVisible();
  const setUp = button('Set up: Authenticator app').element() as HTMLElement;
  setUp.focus();
  secondFactor.setTexts({ ...german, secondFactorTexts: germanSecondFactor });
  expect([document.activeElement, setUp.textContent]).toEqual([setUp, germanSecondFactor.setUp]);
  setUp.click();
  await expect.element(title(germanSecondFactor.pairingTitle)).toHaveFocus();
  secondFactor.setTexts({});
  await expect.element(page.getByRole('img')).toHaveAccessibleName(/^QR code for your authenticator app/);
});

test.each([
  ['role="status"', 'role="none"', '[role="status"] outside of the parts'],
  ['data-part="signed-out"', 'data-part="elsewhere"', 'data-part="signed-out"'],
  ['data-secret="key"', 'data-secret="keys"', '[data-secret="key"] in data-part="pairing"'],
  ['<div data-question hidden>', '<div hidden>', '[data-question] in data-part="overview"'],
  ['data-part="loading done"', 'data-part="load done"', 'data-part="loading"'],
  ['data-part="error success"', 'data-part="success"', 'data-part="error"'],
])('markup without %s is an error that names it', async (there, instead, named) => {
  const { secondFactor } = await meetSecondFactor();
  expect(html).toContain(there);
  expect(() => bindSecondFactor(showMarkup(html.replace(there, instead)), secondFactor)).toThrow(`expected ${named}; found none in <`);
});

test('no element at all is an error that says so', async () => {
  const { secondFactor } = await meetSecondFactor();
  expect(() => bindSecondFactor(null, secondFactor)).toThrow('got null: run the script after the markup');
});
