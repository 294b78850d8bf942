import { beforeEach, expect, test } from 'vitest';
import { pixel, toBackupCodes, toEffect, toOverview, toPairing } from '../../../test/second-factor-views.ts';
import { applySecondFactorEffect, clearSecondFactor } from './apply-second-factor-effect.ts';

const html = `<h1 data-focus="title" tabindex="-1">Title</h1><img data-secret="qr" alt="QR code"><code data-secret="key"></code>
  <ul data-secret="codes"></ul><h2 data-focus="question" tabindex="-1">Sure?</h2><form><input name="totp_code"></form>`;

let root: HTMLElement;
const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found =>
  root.querySelector<Found>(selector) ?? expect.fail(selector);

beforeEach(() => {
  root = document.createElement('main');
  root.innerHTML = html;
  document.body.replaceChildren(root);
});

test('a pairing view shows its QR code, and its key in groups of four', () => {
  applySecondFactorEffect(root, toPairing());
  expect(find('img').getAttribute('src')).toBe(pixel);
  expect(find('code').textContent).toBe('JBSW Y3DP EHPK 3PXP JBSW');
  expect(find('ul').innerHTML).toBe('');
});

test('backup codes are a list, and used ones are marked', () => {
  const codes = [
    { code: '7nqkp2xw', isUsed: false },
    { code: '', isUsed: true },
    { code: 'f3mz81ra', isUsed: true },
  ];
  applySecondFactorEffect(root, toBackupCodes(codes));
  expect(find('ul').innerHTML).toBe(
    '<li><code dir="ltr">7nqkp2xw</code></li><li class="kl-used">Used</li><li class="kl-used"><code dir="ltr">f3mz81ra</code> Used</li>',
  );
  expect([find('img').hasAttribute('src'), find('code').textContent]).toEqual([false, '']);
});

test.each([
  'https://evil.example/qr.png',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'data:text/html;base64,AAAA',
  'javascript:alert(1)',
  'data:image/png,raw',
  'data:image/png;base64,AAAA"onerror=',
  '//evil.example/qr.png',
])('the address %s never reaches the image', (qr) => {
  applySecondFactorEffect(root, toPairing({ qr }));
  expect(find('img').hasAttribute('src')).toBe(false);
});

test('a code with markup is shown as text', () => {
  applySecondFactorEffect(root, toBackupCodes([{ code: '<img src=x>', isUsed: false }]));
  expect(find('ul').querySelector('img')).toBe(null);
  expect(find('ul').textContent).toBe('<img src=x>');
});

test('nothing is written while nothing changes, and content of a framework stays', () => {
  find('code').innerHTML = '<template></template>';
  find('ul').innerHTML = '<template></template>';
  for (const view of [toPairing, toBackupCodes]) {
    applySecondFactorEffect(root, view());
    const observer = new MutationObserver(() => {});
    observer.observe(root, { childList: true, attributes: true, characterData: true, subtree: true });
    applySecondFactorEffect(root, view());
    applySecondFactorEffect(root, { ...view(), isPending: true });
    expect(observer.takeRecords()).toEqual([]);
    observer.disconnect();
  }
  expect(root.querySelectorAll('template')).toHaveLength(2);
});

test('a new secret replaces the old one', () => {
  applySecondFactorEffect(root, toPairing());
  applySecondFactorEffect(root, toPairing({ key: 'AAAABBBB', qr: null }));
  expect([find('code').textContent, find('img').hasAttribute('src')]).toEqual(['AAAA BBBB', false]);
});

test('secrets that a framework has removed are written again', () => {
  applySecondFactorEffect(root, toPairing());
  find('code').replaceChildren();
  applySecondFactorEffect(root, toPairing());
  expect(find('code').textContent).toBe('JBSW Y3DP EHPK 3PXP JBSW');
});

test('secrets leave all elements with the view, also those that have left the page', () => {
  applySecondFactorEffect(root, toPairing());
  const [image, key] = [find<HTMLImageElement>('img'), find('code')];
  const text = key.firstChild;
  key.remove();
  applySecondFactorEffect(root, toOverview());
  expect([image.hasAttribute('src'), key.textContent, text?.textContent]).toEqual([false, '', '']);
});

test('an element that leaves the page while the view stays is emptied', () => {
  applySecondFactorEffect(root, toPairing());
  const key = find('code');
  key.remove();
  applySecondFactorEffect(root, toPairing());
  expect(key.textContent).toBe('');
});

test('clearSecondFactor empties fields and secrets', () => {
  applySecondFactorEffect(root, toBackupCodes());
  find<HTMLInputElement>('input').value = '123456';
  const codes = [...root.querySelectorAll('li')];
  expect(codes).toHaveLength(12);
  clearSecondFactor(root);
  expect([find('ul').textContent, find<HTMLInputElement>('input').value, ...codes.map(({ textContent }) => textContent)].join('')).toBe('');
});

test('a page effect moves the focus and clears fields once', () => {
  const input = find<HTMLInputElement>('input');
  input.value = '123456';
  const view = toPairing({}, { pageEffect: toEffect({ focus: 'totp_code', clear: ['totp_code'] }) });
  applySecondFactorEffect(root, view);
  expect([document.activeElement, input.value]).toEqual([input, '']);
  input.value = '654321';
  input.blur();
  applySecondFactorEffect(root, { ...view });
  expect([document.activeElement, input.value]).toEqual([document.body, '654321']);
  applySecondFactorEffect(root, toOverview({ pageEffect: toEffect({ focus: 'question' }) }));
  expect(document.activeElement).toBe(find('h2'));
  applySecondFactorEffect(root, toOverview({ pageEffect: toEffect({ focus: 'retry' }) }));
  expect(document.activeElement).toBe(find('h1'));
});

test('a code that was typed is cleared when its field leaves the page', async () => {
  applySecondFactorEffect(root, toPairing());
  const input = find<HTMLInputElement>('input');
  input.value = '123456';
  applySecondFactorEffect(root, toOverview());
  input.remove(); // after the effect, as the DOM adapter does it
  await expect.poll(() => input.value).toBe('');
});

test('an image that the browser refuses is hidden, and the next one is shown', async () => {
  applySecondFactorEffect(root, toPairing({ qr: 'data:image/png;base64,AAAA' }));
  await expect.poll(() => find('img').hidden).toBe(true);
  expect(find('code').textContent).toContain('JBSW');
  applySecondFactorEffect(root, toPairing({ qr: pixel }));
  expect(find('img').hidden).toBe(false);
});
