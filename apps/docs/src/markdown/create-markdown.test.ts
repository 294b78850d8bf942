import { expect, test } from 'vitest';
import { createHighlighter } from './create-highlighter.ts';
import { createMarkdown } from './create-markdown.ts';

const files = new Map([
  ['docs/chart.md', 'file'],
  ['docs/images/login.png', 'file'],
  ['packages/core/src/index.ts', 'file'],
  ['packages/core', 'folder'],
] as const);
const markdown = createMarkdown(await createHighlighter(), {
  repository: 'https://github.com/example/repository',
  pages: new Map([
    ['docs/chart.md', '/docs/reference/chart/'],
    ['packages/core/README.md', '/docs/packages/core/'],
  ]),
  find: (path) => files.get(path as 'docs/chart.md') ?? null,
});
const render = (text: string): string => markdown.render(text, 'docs/guide.md');

test('links to documents lead to pages, and links to other files lead to GitHub', () => {
  expect(render('[a](chart.md#the-chart)')).toContain('href="/docs/reference/chart/#the-chart"');
  expect(render('[a](https://github.com/example/repository/tree/main/packages/core#readme)')).toContain('href="/docs/packages/core/"');
  expect(render('[a](../packages/core/src/index.ts)')).toContain(
    'href="https://github.com/example/repository/blob/main/packages/core/src/index.ts"',
  );
  expect(render('![a](images/login.png)')).toContain('src="/docs/images/login.png"');
  expect(render('[a](https://example.com/x.md) [b](#here)')).toContain('<a href="https://example.com/x.md">a</a> <a href="#here">');
});

test('a link to a file that does not exist fails the build', () => {
  expect(() => render('[a](missing.md)')).toThrow('docs/guide.md links to missing.md, which does not exist.');
});

test('code has classes and no style attributes, and a table has neither', () => {
  expect(render('```ts title="app/a b.ts"\nconst a = "<b>"\n```')).toBe(
    '<figure class="code" data-language="ts"><figcaption>app/a b.ts</figcaption><pre><code>' +
      '<span class="t-keyword">const</span> <span class="t-constant">a</span> <span class="t-keyword">=</span> ' +
      '<span class="t-string-expression">&quot;&lt;b&gt;&quot;</span></code></pre></figure>\n',
  );
  expect(render('| a |\n|--:|\n| b |')).not.toContain('style');
});

test('fences of several frameworks become one group with a panel for each', () => {
  const html = render('```tsx tab=React\n1\n```\n\n```html tab="No framework"\n2\n```\n\n```ts tab="No framework"\n3\n```\n\nText');
  expect(html.match(/class="tabs"/g)).toHaveLength(1);
  expect(html.match(/data-tab="[^"]*"/g)).toEqual(['data-tab="React"', 'data-tab="No framework"']);
  expect(html.trim().endsWith('</div>\n</div>\n<p>Text</p>')).toBe(true);
});

test('an unknown language and an unknown word after it fail the build', () => {
  expect(() => render('```cobol\n1\n```')).toThrow('“cobol”');
  expect(() => render('```ts titel=a.ts\n1\n```')).toThrow('“titel=a.ts”');
});

test('a quote with a marker becomes a callout, and headings have the anchors of GitHub', () => {
  expect(render('> [!WARNING]\n> Do not.')).toContain('<blockquote class="callout warning">\n<p><strong>Warning.</strong> Do not.');
  expect(render('## `retry` & more\n\n## `retry` & more')).toMatch(/id="retry--more"[\s\S]*id="retry--more-1"/);
});
