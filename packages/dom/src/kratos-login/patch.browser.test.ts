import type { PageElement } from '@kratos-login/core/login-page';
import { expect, test } from 'vitest';
import { patchElement } from './patch.ts';

const drawKey = (label: string): PageElement => ({
  tag: 'div',
  key: undefined,
  props: { 'aria-label': label },
  children: [
    { tag: 'img', key: 'qr', props: { 'data-secret': 'qr', alt: 'QR code' }, children: [] },
    {
      tag: 'code',
      key: 'key',
      props: { 'data-secret': 'key' },
      children: [{ tag: 'template', key: undefined, props: {}, children: [] }],
    },
  ],
});

test('what a page writes into an element for a secret stays when the page is drawn again, and is written by nothing else', () => {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  patchElement(root, drawKey('Key'))();
  const [image, key] = [root.querySelector('img') ?? expect.fail(), root.querySelector('code') ?? expect.fail()];
  image.src = 'data:image/png;base64,AAAA';
  const text = key.appendChild(document.createTextNode('JBSW Y3DP'));
  const observer = new MutationObserver(() => {});
  observer.observe(key, { childList: true, characterData: true, subtree: true });
  patchElement(root, drawKey('Schlüssel'))();
  expect([observer.takeRecords(), root.getAttribute('aria-label'), key.lastChild]).toEqual([[], 'Schlüssel', text]);
  expect([root.querySelector('img'), image.getAttribute('src')]).toEqual([image, 'data:image/png;base64,AAAA']);
});
