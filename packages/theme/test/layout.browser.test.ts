import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pageNames, showPage } from './show-page.ts';

beforeEach(() => page.viewport(1280, 800));

const find = (selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return element;
};
const boxOf = (selector: string): DOMRect => find(selector).getBoundingClientRect();

test.for([
  [320, 600],
  [420, 800],
  [1280, 800],
  [3840, 2160],
] as const)('no page scrolls sideways in a window of %i × %i, and targets are 44 pixels high', async ([width, height]) => {
  await page.viewport(width, height);
  for (const name of pageNames) {
    const root = showPage(name);
    expect([name, document.documentElement.scrollWidth]).toEqual([name, width]);
    const small = [...root.querySelectorAll('a, button, input:not([hidden])')].filter((each) => each.getBoundingClientRect().height < 43.9);
    expect([name, ...small.map(({ outerHTML }) => outerHTML)]).toEqual([name]);
  }
});

test('the text of inputs has 16 pixels, also in a page whose text is smaller', () => {
  for (const name of pageNames)
    for (const input of showPage(name, 'html { font-size: 12px }').querySelectorAll('input:not([hidden])'))
      expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
});

test('the card is in the middle of a wide window and never wider than 27 times the text', async () => {
  for (const width of [800, 1280, 3840]) {
    await page.viewport(width, 800);
    showPage('empty');
    const { left, right } = boxOf('.kl-card');
    expect([left + right, right - left]).toEqual([width, 432]);
  }
});

test('on a phone the card is the page, without a border or a shadow', async () => {
  await page.viewport(375, 667);
  const { backgroundColor } = getComputedStyle(showPage('empty'));
  const card = getComputedStyle(find('.kl-card'));
  expect([boxOf('.kl-card').left, boxOf('.kl-card').width, card.borderTopWidth, card.boxShadow]).toEqual([0, 375, '0px', 'none']);
  expect(card.backgroundColor).toBe(backgroundColor);
});

test.for(['code', 'mailedCode', 'backup'] as const)(
  'the title, the field and the button of the page %s fit above the keyboard of a small phone',
  async (name) => {
    await page.viewport(375, 249);
    showPage(name);
    document.querySelector('input')?.focus();
    for (const selector of ['.kl-title', 'input', '[type=submit]']) {
      expect(boxOf(selector).top).toBeGreaterThanOrEqual(0);
      expect(boxOf(selector).bottom).toBeLessThanOrEqual(249);
    }
  },
);

test.for(['code', 'mailedCode', 'backup'] as const)(
  'on a small phone, whose keyboard lies over the page, the button of the page %s is above the keyboard without scrolling',
  async (name) => {
    await page.viewport(375, 553);
    showPage(name);
    expect(boxOf('[type=submit]').bottom).toBeLessThanOrEqual(249);
  },
);

test.for(['wrongCode', 'germanCode', 'arabicCode'] as const)(
  'the field of the page %s has the focus, so it and its button are in view in the smallest window',
  async (name) => {
    await page.viewport(320, 249);
    showPage(name);
    document.querySelector('input')?.focus();
    expect(boxOf('input').top).toBeGreaterThanOrEqual(0);
    expect(boxOf('[type=submit]').bottom).toBeLessThanOrEqual(249);
  },
);

test('a busy button is as large as before, and the page is as high', () => {
  const sizes = (['empty', 'busy'] as const).map((name) => {
    showPage(name);
    return [boxOf('[type=submit]').toJSON(), boxOf('.kl-card').toJSON()];
  });
  expect(sizes[1]).toEqual(sizes[0]);
});

test('the top of the card stays where it is when a message appears, and when the step changes', () => {
  const tops = (['empty', 'wrong', 'slow', 'code', 'success', 'unreachable'] as const).map((name) => {
    showPage(name);
    return boxOf('.kl-card').top;
  });
  expect(new Set(tops).size).toBe(1);
});

test('parts that are empty take no room', () => {
  for (const name of ['unreachable', 'success', 'empty', 'backup'] as const) {
    showPage(name);
    const { height } = boxOf('.kl-card');
    for (const each of document.querySelectorAll('.kl-alert, .kl-progress, .kl-card :empty:not(input, path, span)')) each.remove();
    expect([name, boxOf('.kl-card').height]).toEqual([name, height]);
  }
});

test('a form without a button takes no room', () => {
  showPage('addresses');
  const gap = boxOf('.kl-choices').top - boxOf('.kl-account').bottom;
  find('.kl-form').remove();
  expect(boxOf('.kl-choices').top - boxOf('.kl-account').bottom).toBe(gap);
});

test('the countdown of a button that waits is in the middle of it, instead of its text', () => {
  showPage('wait');
  const { left, right, top, bottom } = boxOf('.kl-primary');
  const countdown = boxOf('.kl-wait');
  expect(Math.abs(left + right - countdown.left - countdown.right)).toBeLessThan(1);
  expect(Math.abs(top + bottom - countdown.top - countdown.bottom)).toBeLessThan(1);
  expect(boxOf('.kl-primary span').width).toBe(0);
});

test('a box is around the user, and not around a link to another account alone', () => {
  showPage('code');
  expect(getComputedStyle(find('.kl-account')).borderTopWidth).toBe('1px');
  showPage('unnamedCode');
  expect(getComputedStyle(find('.kl-account')).borderTopWidth).toBe('0px');
});

test('an announcement takes no room, and screen readers get it', () => {
  showPage('empty');
  const { height } = boxOf('.kl-card');
  find('.kl-hidden').textContent = 'Your password is visible. '.repeat(20);
  find('.kl-status').textContent = 'Signing in…';
  expect([boxOf('.kl-card').height, document.documentElement.scrollWidth]).toEqual([height, 1280]);
  for (const selector of ['.kl-hidden', '.kl-progress']) {
    const { display, visibility } = getComputedStyle(find(selector));
    expect([display === 'none', visibility]).toEqual([false, 'visible']);
  }
});

test('in Arabic the page is mirrored, and the code is still written from left to right', () => {
  showPage('arabicCode');
  expect(boxOf('.kl-mark').left).toBeGreaterThan(boxOf('.kl-site').left);
  expect(boxOf('.kl-avatar').left).toBeGreaterThan(boxOf('.kl-username').left);
  expect(getComputedStyle(find('input')).direction).toBe('ltr');
  showPage('arabic');
  expect(boxOf('.kl-recovery').left).toBeLessThan(boxOf('.kl-field:last-of-type .kl-label').left);
  expect(boxOf('.kl-toggle').left).toBeLessThan(boxOf('.kl-control').left + 10);
});

test.for(['ltr', 'rtl'] as const)(
  'the text of a password does not run under its button, whichever direction it has on a page that is %s',
  (dir) => {
    showPage('empty').dir = dir;
    const input = find('[name=password]');
    for (const direction of ['ltr', 'rtl'] as const) {
      (input as HTMLInputElement).dir = direction;
      const { paddingLeft, paddingRight } = getComputedStyle(input);
      expect([direction, Number.parseFloat(dir === 'ltr' ? paddingRight : paddingLeft)]).toEqual([direction, 48]);
    }
  },
);

test('in a low window the Tab key follows what is seen: the field, the button, and the link to another account', async () => {
  await page.viewport(375, 553);
  showPage('code');
  find('input').focus();
  const texts: (string | undefined)[] = [];
  for (let presses = 0; presses < 2; presses++) {
    await userEvent.tab();
    texts.push(document.activeElement?.textContent ?? undefined);
  }
  expect(texts).toEqual(['Verify', 'Use a different account']);
});

test('an embedded card has neither the background nor the height of a page', () => {
  const root = showPage('empty');
  const { height } = boxOf('.kl-card');
  root.dataset['embedded'] = '';
  const { backgroundImage, backgroundColor } = getComputedStyle(root);
  expect([boxOf('.kl').height, backgroundImage, backgroundColor]).toEqual([height, 'none', 'rgba(0, 0, 0, 0)']);
  expect(getComputedStyle(document.documentElement).colorScheme).toBe('normal');
});

test('five custom properties on the root re-brand the page', () => {
  const brand = ':root { --kl-accent: #0a7d5a; --kl-radius: 0px; --kl-font: monospace; --kl-density: 1.5; --kl-background: #123 }';
  showPage('empty');
  const { height } = boxOf('.kl-card');
  const root = showPage('empty', brand);
  const button = getComputedStyle(find('.kl-primary'));
  expect([getComputedStyle(root).backgroundColor, button.borderRadius, button.fontFamily]).toEqual(['rgb(17, 34, 51)', '0px', 'monospace']);
  expect(button.backgroundColor).toBe('color(srgb 0.0392157 0.490196 0.352941)');
  expect(boxOf('.kl-card').height).toBeGreaterThan(height);
});

test('the QR code is a square of 192 pixels with a margin, on white in both schemes', () => {
  for (const scheme of ['light', 'dark']) {
    showPage('pairing').dataset['scheme'] = scheme;
    const { backgroundColor, paddingLeft } = getComputedStyle(find('.kl-qr'));
    const { width, height } = boxOf('.kl-qr');
    expect([backgroundColor, paddingLeft, width, height]).toEqual(['rgb(255, 255, 255)', '16px', 226, 226]);
  }
});

test('the login inside has no card of its own', () => {
  showPage('confirming');
  const { borderTopWidth, boxShadow } = getComputedStyle(find('.kl .kl .kl-card'));
  expect([borderTopWidth, boxShadow]).toEqual(['0px', 'none']);
  expect(boxOf('.kl .kl .kl-primary').left).toBe(boxOf('.kl-brand').left);
});

test('in Arabic a key is still written from left to right, and its button is on the other side', () => {
  showPage('pairingArabic');
  expect(getComputedStyle(find('.kl-key-text')).direction).toBe('ltr');
  expect(boxOf('.kl-key-box button').right).toBeLessThan(boxOf('.kl-key-text').left);
});
