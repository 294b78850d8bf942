import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSite } from './check-site.ts';
import { finishPage } from './finish-page.ts';

const head = '<head><meta charset="utf-8"></head>';

function check(pages: Readonly<Record<string, string>>): readonly string[] {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [file, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), text);
  }
  const faults = checkSite(site);
  rmSync(site, { recursive: true });
  return faults;
}
const checkPage = (body: string): readonly string[] =>
  check({
    'docs/index.html': finishPage(`${head}${body}`, 'docs/index.html'),
    'offline.js': '',
    'index.html': finishPage(head, 'index.html'),
  });

test('a finished page with good links has no faults', () => {
  expect(
    checkPage('<h2 id="a"></h2><a href="#a">a</a><a href="../">b</a><a href="?q#a">c</a><a href="https://example.com/">d</a>'),
  ).toEqual([]);
});

test.each([
  ['<a href="nowhere/">', 'nowhere/ leads nowhere'],
  ['<a href="../../">', '../../ leads nowhere'],
  ['<a href="../#b">', '../#b has no such anchor'],
  ['<a href="/docs/">', '/docs/ is absolute'],
  ['<img src="https://example.com/a.png">', '<img> loads https://example.com/a.png from another site'],
  ['<script>1</script>', 'an inline script'],
  ['<p style="color:red">', 'an inline style or handler'],
])('%s is a fault', (body, fault) => {
  expect(checkPage(body)).toEqual([`docs/index.html: ${fault}`]);
});

test('a page without a policy is a fault, and so is a site without pages', () => {
  expect(check({ 'index.html': head })).toEqual(['index.html: no policy']);
  expect(check({ 'a.txt': '' })).toEqual([expect.stringContaining('has no pages')]);
});

test('a page keeps a policy of its own, and gets the script by a relative address', () => {
  const own = '<head><meta http-equiv="Content-Security-Policy" content="x"><meta charset="utf-8"></head>';
  expect(finishPage(own, 'a/b/c.html').match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(finishPage(own, 'a/b/c.html')).toContain('<script type="module" src="../../offline.js">');
});
