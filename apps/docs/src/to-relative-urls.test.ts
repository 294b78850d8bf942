import { expect, test } from 'vitest';
import { toRelativeUrls } from './to-relative-urls.ts';

const from = (url: string, html: string): string => toRelativeUrls(html, url);

test('addresses become relative to the page', () => {
  expect(from('/docs/reference/chart/', '<a href="/docs/#top">')).toBe('<a href="../../#top">');
  expect(from('/docs/', '<a href="/docs/reference/chart/?a=/b#c">')).toBe('<a href="reference/chart/?a=/b#c">');
  expect(from('/docs/', '<img src="/docs/images/a.png" srcset="/docs/images/b.png">')).toBe(
    '<img src="images/a.png" srcset="images/b.png">',
  );
  expect(from('/docs/reference/', '<a href="/">')).toBe('<a href="../../">');
});

test('a link of a page to itself stays a link', () => {
  expect(from('/docs/chart/', '<a href="/docs/chart/">')).toBe('<a href="./">');
});

test('other sites, anchors and code stay as they are', () => {
  const html = '<a href="https://example.com/">a</a><a href="//example.com/">b</a><a href="#c">c</a><code>href=&quot;/login&quot;</code>';
  expect(from('/docs/chart/', html)).toBe(html);
});
