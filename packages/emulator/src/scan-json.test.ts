import { expect, test } from 'vitest';
import { scanJson } from './scan-json.ts';

test.for<readonly [string, unknown]>([
  ['{"a":[1,{"b":null}],"c":"\\u00e9\\n"} and more', { a: [1, { b: null }], c: 'é\n' }],
  ['[]', []],
  [' [ ] ]', []],
  ['{ }', {}],
  ['[[],[{}]]', [[], [{}]]],
  ['-0.5e+3,', -500],
  ['1 2', 1],
  ['01', 0],
  ['nullx', null],
  ['true', true],
  ['"a"b', 'a'],
])('only the first value of %s is read', ([text, value]) => {
  expect(scanJson(text)).toMatchObject({ value });
});

test.for<readonly [string, string]>([
  ['', 'EOF'],
  [' \n', 'EOF'],
  ['{', 'unexpected EOF'],
  ['{"a"', 'unexpected EOF'],
  ['{"a":', 'unexpected EOF'],
  ['[1,', 'unexpected EOF'],
  ['"a', 'unexpected EOF'],
  ['tru', 'unexpected EOF'],
  ['-', 'unexpected EOF'],
  ['1.', 'unexpected EOF'],
  ['nonsense', "invalid character 'o' in literal null (expecting 'u')"],
  ['x', "invalid character 'x' looking for beginning of value"],
  ['}', "invalid character '}' looking for beginning of value"],
  ['é', "invalid character 'Ã' looking for beginning of value"],
  ['💥', "invalid character 'ð' looking for beginning of value"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['[1}', "invalid character '}' after array element"],
  ['{1:2}', "invalid character '1' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['-x', "invalid character 'x' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1ex', "invalid character 'x' in exponent of numeric literal"],
  ['1e+x', "invalid character 'x' in exponent of numeric literal"],
  ['['.repeat(10_001), "invalid character '[' exceeded max depth"],
])('the error for %j is that of Go: %s', ([text, problem]) => {
  expect(scanJson(text)).toEqual({ problem });
});

test('10,000 nested levels are read', () => {
  expect(scanJson('['.repeat(10_000) + ']'.repeat(10_000))).toMatchObject({ end: 20_000 });
});

test.for([
  `{"a":"${'}'.repeat(1_000_000)}`,
  `{"a":${'}'.repeat(1_000_000)}`,
  `${'{"a":'.repeat(9_000)}${'}'.repeat(1_000_000)}`,
  `[${'1,'.repeat(500_000)}`,
  `{"a":"${'\\"'.repeat(500_000)}`,
  `${' '.repeat(1_000_000)}`,
  '9'.repeat(1_000_000),
])('an invalid megabyte is refused within a second', (text) => {
  const start = performance.now();
  scanJson(text);
  expect(performance.now() - start).toBeLessThan(500);
});
