import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };

test.each(globSync(['*.md', 'docs/*.md', 'packages/*/README.md']))('%s names no command that needs pnpm or a newer Node.js', (path) => {
  const text = readFileSync(path, 'utf8');
  expect(text.match(/(?<!tools\/run\.mjs )\bpnpm [\w:-]+/g)).toBe(null); // it is not installed yet
  for (const [, name = ''] of text.matchAll(/\bnpm run ([\w:-]+)/g))
    expect({ [name]: scripts[name] }).toEqual({ [name]: expect.stringMatching(/^exec node tools\/run\.mjs /) });
});

test('every action of the workflows is pinned to a commit, with its version in a comment', () => {
  const actions = globSync('.github/workflows/*.yml').flatMap((path) => readFileSync(path, 'utf8').match(/\buses:.*/g) ?? []);
  expect(actions).not.toEqual([]);
  for (const action of actions) expect(action).toMatch(/^uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});
