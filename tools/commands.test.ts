import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// The documents promise Node.js 20, which cannot run TypeScript. So every command in a document must use tools/run.mjs, which gets a newer Node.js.

interface Command {
  readonly at: string;
  readonly text: string;
}

const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const commands = globSync('{*.md,docs/*.md,{packages,apps}/*/README.md,verification/README.md}').sort().flatMap(readCommands);

/** Commands in backticks, and lines of shell fences. Variables before the command are ignored. */
function readCommands(document: string): readonly Command[] {
  const text = readFileSync(document, 'utf8');
  const fenced = [...text.matchAll(/^```(?:sh|bash)\n(.*?)^```$/gms)].flatMap(([, lines = '']) => lines.split('\n'));
  const inline = [...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline]
    .map((line) => line.replace(/^(?:[A-Z_]+=\S+ )+/, '').trim())
    .filter((line) => /^(npm|npx|node|pnpm) \S/.test(line))
    .map((line) => ({ at: document, text: line }));
}

test('every npm script of a document exists and runs on Node.js 20', () => {
  const named = commands.flatMap((command) => {
    const name = /^npm (?:run ([\w:-]+)|(start|test)\b)/
      .exec(command.text)
      ?.slice(1)
      .find((each) => each !== undefined);
    return name === undefined ? [] : [{ ...command, name }];
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ name }) => !/^exec node tools\/run\.mjs /.test(scripts[name] ?? ''))).toEqual([]);
});

test('no document runs a TypeScript file, or a missing file, with node', () => {
  const files = commands.flatMap((command) => {
    const file = /^node (?:--\S+ )*(\S+)/.exec(command.text)?.[1];
    return file === undefined ? [] : [{ ...command, file }];
  });
  expect(files.filter(({ file }) => file.endsWith('.ts') || !existsSync(file))).toEqual([]);
});

test('no document requires an installed pnpm', () => {
  expect(commands.filter(({ text }) => text.startsWith('pnpm '))).toEqual([]);
});
