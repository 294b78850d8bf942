import { expect, test } from 'vitest';
import { findConflictMarkers, findDeadLinks, findHeadings } from './links.mjs';

const url = 'https://github.com/kratos-login/kratos-login';
const files: Readonly<Record<string, string>> = {
  'README.md': '# kratos-login\n\n## When things go wrong\n',
  'docs/chart.md': '# The chart\n',
  'packages/core/README.md': '# core\n\n## What is wrong with my set-up?\n',
  'packages/core/src/index.ts': '',
};
const check = (document: string, text: string): readonly string[] =>
  findDeadLinks(document, {
    files: new Set(Object.keys(files)),
    read: (file) => (file === document ? text : (files[file] ?? '')),
    url,
    entries: new Set(['@kratos-login/core', '@kratos-login/core/german', '@kratos-login/theme/login.css']),
  });

test('links to committed files, folders, headings and other sites have no faults', () => {
  const text = `[a](docs/chart.md) [b](packages/core/src) [c](packages/core#what-is-wrong-with-my-set-up) [d](#here) [e](https://example.com/x.md)
[f](${url}/blob/main/docs/chart.md#the-chart) [g](${url}) [h](${url}#readme) [i](packages/core/) [j](${url}/security/advisories/new)\n\n## Here\n`;
  expect(check('README.md', text)).toEqual([]);
});

test('a link to a file that is not committed is reported with its line, in every syntax', () => {
  expect(check('README.md', '\n[a](coverage/transitions.html)')).toEqual([
    'README.md:2 links to coverage/transitions.html, which is not a committed file',
  ]);
  expect(check('docs/chart.md', '![a](../no.png)\n[b]: ./no.md\n<a href="no.html"><source srcset="no.svg">')).toEqual([
    'docs/chart.md:1 links to ../no.png, which is not a committed file',
    'docs/chart.md:2 links to ./no.md, which is not a committed file',
    'docs/chart.md:3 links to no.html, which is not a committed file',
    'docs/chart.md:3 links to no.svg, which is not a committed file',
  ]);
  expect(check('README.md', `[a](${url}/tree/main/packages/gone)`)).toHaveLength(1);
});

test('a link to a missing heading is reported', () => {
  expect(check('README.md', '[a](docs/chart.md#gone) [b](#gone)')).toEqual([
    'README.md:1 links to docs/chart.md#gone, and docs/chart.md has no such heading',
    'README.md:1 links to #gone, and README.md has no such heading',
  ]);
});

test('a relative link in the README of a package is reported, because npm shows it', () => {
  expect(check('packages/core/README.md', '[a](../../docs/chart.md)')).toEqual([
    `packages/core/README.md:1 links to ../../docs/chart.md: a relative link is dead on npm. Write ${url}/tree/main/…`,
  ]);
  expect(check('packages/core/README.md', `[a](${url}/tree/main/docs/chart.md) [b](#here)\n## Here`)).toEqual([]);
});

test('an entry that no package exports is reported, in prose and in code', () => {
  expect(check('README.md', "`@kratos-login/core/german`\n```ts\nimport '@kratos-login/core/worlds'\n```\n`@kratos-login/gone`")).toEqual([
    'README.md:3 names @kratos-login/core/worlds, which no package exports',
    'README.md:5 names @kratos-login/gone, which no package exports',
  ]);
  expect(check('README.md', '`@kratos-login/theme/login.css` `@kratos-login/theme/gone.css`.')).toEqual([
    'README.md:1 names @kratos-login/theme/gone.css, which no package exports',
  ]);
});

test('text in code is not a link', () => {
  expect(check('README.md', '```md\n[a](gone.md)\n```\n[b](gone.md)')).toEqual([
    'README.md:4 links to gone.md, which is not a committed file',
  ]);
  expect(check('README.md', '```md\n[a](gone.md)\n```\n`[a](gone.md)`')).toEqual([]);
});

test('headings have the names that GitHub gives them', () => {
  expect(
    findHeadings('# @kratos-login/core\n## Step by step: log in\n```sh\n# no heading\n```\n### `a` & [b](c)\n<a id="s3"></a>'),
  ).toEqual(['kratos-logincore', 'step-by-step-log-in', 'a--b', 's3']);
});

test('a conflict marker is reported with its line', () => {
  const [start, end] = ['<'.repeat(7), '>'.repeat(7)];
  expect(findConflictMarkers('a.ts', `const a = 1;\n${start} HEAD\nb\n=======\nc\n${end} 1a2b3c4 (title)\n`)).toEqual([
    `a.ts:2 has the conflict marker ${start}`,
    `a.ts:6 has the conflict marker ${end}`,
  ]);
  expect(findConflictMarkers('a.md', `Title\n=======\n> quote ${start}\n`)).toEqual([]);
});
