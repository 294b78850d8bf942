// Type-checks every ts and tsx fence of the documents and docstrings. Each one is a module that imports the packages as a reader does. A fence with a
// title is a file: `title=src/home.tsx`. Files of one document import one another. No fence can be skipped. An error names the line in the document.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'docs/**/*.md',
  'apps/docs/src/pages/**/*.md',
  'packages/*/README.md',
  'verification/README.md',
  'packages/*/src/**/*.{ts,tsx}',
];

const root = resolve(fileURLToPath(import.meta.url), '../..');
const work = join(root, '.cache/fences');

/**
 * `line` is the first line of the code, and `file` the path in its title.
 * @typedef {{ readonly line: number, readonly language: string, readonly code: string, readonly file?: string | undefined }} Fence
 */

/** @param {string} text @param {readonly string[]} [languages] @returns {Fence[]} */
export function findFences(text, languages = ['ts', 'tsx']) {
  const lines = text.split('\n');
  /** @type {Fence[]} */
  const fences = [];
  for (let at = 0; at < lines.length; at++) {
    // The indentation of a list or a quote, or the margin of a docstring.
    const [, margin, ticks, language, quoted, file = quoted] =
      /^([\s>]*(?:\*\s*)?)(`{3,}|~{3,})\s*([\w-]*)(?:.*?\btitle=(?:"([^"]+)"|(\S+)))?/.exec(lines[at] ?? '') ?? [];
    if (margin === undefined || ticks === undefined) continue;
    const from = at + 1;
    const isEnd = (/** @type {string} */ line) =>
      line.slice(Math.min(margin.length, line.length)).trimEnd() === ticks || line.trim() === ticks;
    do at++;
    while (at < lines.length && !isEnd(lines[at] ?? ''));
    const code = lines.slice(from, at).map((line) => line.slice(margin.length));
    const kind = { typescript: 'ts', mts: 'ts' }[language ?? ''] ?? language ?? '';
    if (languages.includes(kind)) fences.push({ line: from + 1, language: kind, code: code.join('\n'), file });
  }
  return fences;
}

/** Links our packages and their dependencies, so that code in a folder can import them by name. @param {string} folder */
export function linkPackages(folder) {
  for (const manifest of globSync('{packages,verification}/*/package.json', { cwd: root })) {
    const home = join(root, dirname(manifest));
    link(folder, readName(join(root, manifest)), home);
    for (const name of globSync(['*', '@*/*'], { cwd: join(home, 'node_modules') })) {
      if (!/^[@.][^/\\]*$/.test(name)) link(folder, name, join(home, 'node_modules', name));
    }
  }
}

/** @param {string} path @returns {string} */
function readName(path) {
  return JSON.parse(readFileSync(path, 'utf8')).name;
}

/** @param {string} folder @param {string} name @param {string} target */
function link(folder, name, target) {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  if (!readdirSync(dirname(path)).includes(path.slice(dirname(path).length + 1))) symlinkSync(target, path, 'junction');
}

/** @returns {Map<string, { document: string, fence: Fence }>} the fences by the files that they were written to */
function writeFences() {
  const written = new Map();
  for (const document of globSync(DOCUMENTS, { cwd: root }).sort()) {
    if (/\.test(-d)?\.tsx?$/.test(document)) continue;
    for (const fence of findFences(readFileSync(join(root, document), 'utf8'))) {
      const name = document.replace(/[^\w.-]/g, '-');
      const file = fence.file ? `${name}/${fence.file}` : `${name}.${fence.line}.${fence.language}`;
      mkdirSync(dirname(join(work, file)), { recursive: true });
      writeFileSync(join(work, file), fence.code);
      written.set(file, { document, fence });
    }
  }
  return written;
}

const config = {
  extends: '../../tsconfig.test.json',
  compilerOptions: { moduleDetection: 'force', noUnusedLocals: false, noUnusedParameters: false },
  include: ['**/*.ts', '**/*.tsx'],
  exclude: ['node_modules'],
};

/**
 * Replaces the positions in the output of tsc by those in the documents.
 * @param {string} output
 * @param {ReadonlyMap<string, { readonly document: string, readonly fence: { readonly line: number } }>} written
 */
export function toDocumentPositions(output, written) {
  return output.replace(/^(\S+?)\((\d+),(\d+)\)/gm, (all, file, line, column) => {
    const origin = written.get(file);
    return origin === undefined ? all : `${origin.document}:${origin.fence.line + Number(line) - 1}:${column}`;
  });
}

function check() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  linkPackages(work);
  // The test in a README imports the texts of a host.
  copyFileSync(join(root, 'apps/custom-page/src/texts.ts'), join(work, 'texts.ts'));
  copyFileSync(join(root, 'tools/next.d.ts'), join(work, 'next.d.ts'));
  const written = writeFences();
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { status, stdout } = spawnSync(tsc, ['-p', work, '--pretty', 'false'], {
    cwd: work,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  console.error(toDocumentPositions(stdout, written).trimEnd());
  console.log(`fences: ${written.size} in ${new Set([...written.values()].map(({ document }) => document)).size} files`);
  return status === 0 && written.size > 0;
}

if (isMain(import.meta.url)) {
  takeArguments(0);
  process.exitCode = check() ? 0 : 1;
}
