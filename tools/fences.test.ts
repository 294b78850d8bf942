import { expect, test } from 'vitest';
import { findFences, toDocumentPositions } from './fences.mjs';

test('ts and tsx fences are found, with the line of their first line of code and the file in their title', () => {
  const text = '# Title\n\n```ts\nconst a = 1\n```\n\n```sh\nnpm start\n```\n\n```tsx title="a.tsx"\nconst b = <p />\n\nconst c = 2\n```\n';
  expect(findFences(text)).toEqual([
    { line: 4, language: 'ts', code: 'const a = 1' },
    { line: 12, language: 'tsx', code: 'const b = <p />\n\nconst c = 2', file: 'a.tsx' },
  ]);
});

test('a fence in a list, a quote or a docstring loses its margin', () => {
  expect(findFences('- so:\n  ```ts\n  if (a) {\n    b()\n  }\n  ```\n')).toEqual([
    { line: 3, language: 'ts', code: 'if (a) {\n  b()\n}' },
  ]);
  expect(findFences('> ```ts\n> a()\n> ```\n')).toEqual([{ line: 2, language: 'ts', code: 'a()' }]);
  expect(findFences('/**\n * This does a.\n *\n * ```ts\n * a()\n *\n *   b()\n * ```\n */')).toEqual([
    { line: 5, language: 'ts', code: 'a()\n\n  b()' },
  ]);
});

test('a fence inside another fence is not found', () => {
  expect(findFences('````md\n```ts\na()\n```\n````\n')).toEqual([]);
});

test('a fence without an end is checked to the end of the document', () => {
  expect(findFences('```ts\na()\n')).toEqual([{ line: 2, language: 'ts', code: 'a()\n' }]);
});

test('an error names the line in the document', () => {
  const written = new Map([['README.md.15.ts', { document: 'README.md', fence: { line: 15 } }]]);
  expect(toDocumentPositions('README.md.15.ts(3,7): error TS2322: no', written)).toBe('README.md:17:7: error TS2322: no');
});
