import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { measureContrast } from './measure-contrast.ts';
import { showPage } from './show-page.ts';

/** Makes the browser behave as if the user prefers `value` for `name`. */
const prefer = (name: string, value: string): Promise<unknown> => cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

beforeEach(() => page.viewport(1280, 800));
afterEach(() => cdp().send('Emulation.setEmulatedMedia', { features: [] }));

const styleOf = (selector: string): CSSStyleDeclaration => {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return getComputedStyle(element);
};

test('nothing moves for users who prefer reduced motion', async () => {
  await prefer('prefers-reduced-motion', 'no-preference');
  showPage('busy');
  expect(document.getAnimations().length).toBe(1);
  await prefer('prefers-reduced-motion', 'reduce');
  showPage('busy');
  expect(document.getAnimations()).toEqual([]);
});

test('a page of its own follows the scheme of the system', async () => {
  await prefer('prefers-color-scheme', 'dark');
  showPage('empty');
  expect(styleOf('.kl-card').backgroundColor).toBe('rgb(20, 22, 26)');
  await prefer('prefers-color-scheme', 'light');
  expect(styleOf('.kl-card').backgroundColor).toBe('rgb(255, 255, 255)');
});

test('a page follows the scheme that its host sets on the root or on the login', async () => {
  await prefer('prefers-color-scheme', 'light');
  showPage('empty', ':root { color-scheme: dark }');
  expect(styleOf('.kl-card').backgroundColor).toBe('rgb(20, 22, 26)');
  showPage('empty', ':root { color-scheme: dark }').dataset['scheme'] = 'light';
  expect(styleOf('.kl-card').backgroundColor).toBe('rgb(255, 255, 255)');
});

test('users who prefer more contrast get hints and borders in the colour of the text', async () => {
  await prefer('prefers-contrast', 'more');
  showPage('code');
  const { color } = styleOf('.kl-title');
  expect(measureContrast(color, 'white')).toBeGreaterThan(15);
  for (const selector of ['.kl-input', '.kl-card', '.kl-choices']) expect(styleOf(selector).borderTopColor).toBe(color);
  expect(styleOf('.kl-lead').color).toBe(color);
});

test('in forced colours, buttons, boxes, focus and the spinner are drawn with lines', async () => {
  await prefer('forced-colors', 'active');
  showPage('wrong');
  for (const selector of ['.kl-card', '.kl-input']) expect(styleOf(selector).borderTopWidth).toBe('1px');
  expect(styleOf('.kl-primary').borderTopWidth).toBe('3px');
  document.querySelector<HTMLElement>('[name=identifier]')?.focus();
  for (const selector of ['[name=identifier]', '[aria-invalid=true]'])
    expect([styleOf(selector).outlineStyle, styleOf(selector).outlineWidth]).toEqual(['solid', '2px']);
  for (const name of ['info', 'unverified', 'code'] as const) {
    showPage(name);
    expect(styleOf('.kl-message, .kl-notice, .kl-account').borderTopWidth).toBe('1px');
  }
  showPage('busy');
  expect(styleOf('.kl-spinner').borderTopColor).toBe(styleOf('.kl-primary').color);
});

test('a printed card has neither a border nor a shadow', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  showPage('empty');
  expect([styleOf('.kl-card').borderTopWidth, styleOf('.kl-card').boxShadow]).toEqual(['0px', 'none']);
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
});

test('backup codes are printed alone with their heading, and without the rest of a page that prints them', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  const root = showPage('newCodes');
  document.body.append(Object.assign(document.createElement('p'), { className: 'host', textContent: 'Host' }));
  const printed = [...root.querySelectorAll<HTMLElement>('.kl-card > *')].filter((each) => each.getClientRects().length > 0);
  expect(printed.map(({ className }) => className)).toEqual(['kl-paper', 'kl-codes']);
  root.dataset['print'] = 'codes';
  expect(['.host', '.kl-paper', '.kl-codes li'].map((selector) => styleOf(selector).visibility)).toEqual(['hidden', 'visible', 'visible']);
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
});

test('in forced colours the main button of a question and the boxes have lines, and the QR code stays dark on white', async () => {
  await prefer('forced-colors', 'active');
  showPage('unlink');
  expect([styleOf('.kl-danger').borderTopWidth, styleOf('.kl-question').borderTopWidth]).toEqual(['3px', '1px']);
  showPage('confirming');
  expect(styleOf('.kl-lead').borderTopWidth).toBe('1px');
  showPage('pairing');
  expect(styleOf('.kl-qr').backgroundColor).toBe('rgb(255, 255, 255)');
});
