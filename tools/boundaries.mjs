// What Biome's import rules cannot check: an adapter decides nothing, and some modules are imported for their types only. Prints file:line for every
// breach. The files are parsed, so comments do not count.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

/** The packages that only show what core says. */
const ADAPTERS = ['react', 'dom'];
const STATE_NAMES = ['init', 'password', 'awaiting-TOTP', 'success', 'error'];
/** By package: a host may be without these modules. @type {Readonly<Record<string, string>>} */
const TYPES_ONLY = { core: '@ory/client', emulator: 'vite', inspect: 'xstate' };

/** @typedef {{ readonly type: string, readonly start: number, readonly end: number, readonly [key: string]: unknown }} Node */
/** @typedef {{ readonly line: number, readonly text: string }} Breach */

/**
 * @param {string} path of a shipped file, from the root of the repository, with slashes
 * @param {string} source
 * @returns {Breach[]}
 */
export function findBreaches(path, source) {
  const [, name = ''] = /^packages\/([^/]+)\//.exec(path) ?? [];
  /** @type {Breach[]} */
  const breaches = [];
  const { program, errors } = parseSync(path, source);
  for (const { message } of errors) breaches.push({ line: 1, text: `cannot be read: ${message}` });
  let inputTypeEnds = 0;
  for (const node of nodesOf(program)) {
    if (isAboutInputType(node)) inputTypeEnds = Math.max(inputTypeEnds, node.end);
    const text =
      findValueImport(node, TYPES_ONLY[name]) ?? (ADAPTERS.includes(name) && node.start >= inputTypeEnds ? findDecision(node) : null);
    if (text !== null) breaches.push({ line: source.slice(0, node.start).split('\n').length, text });
  }
  return breaches;
}

/** @param {Node} node @param {string | undefined} module @returns {string | null} */
function findValueImport(node, module) {
  const source = /** @type {{ value?: unknown } | null | undefined} */ (node['source']);
  if (module === undefined || source?.value !== module || node.type === 'TSImportType') return null;
  const specifiers = /** @type {readonly { importKind?: string, exportKind?: string }[]} */ (node['specifiers'] ?? []);
  const allAreTypes = specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type');
  const isType = node['importKind'] === 'type' || node['exportKind'] === 'type' || allAreTypes;
  return isType ? null : `imports more than types from ${module}`;
}

/** Finds a state, a status code or a retry, which are decisions of core. @param {Node} node @returns {string | null} */
function findDecision(node) {
  if (node.type === 'Literal' || node.type === 'TemplateElement') {
    const value = node.type === 'Literal' ? node['value'] : /** @type {{ cooked: string }} */ (node['value']).cooked;
    if (STATE_NAMES.includes(String(value))) return `names the state '${value}'`;
    if (/^[1-5]\d\d$/.test(String(value))) return `names the status code ${value}`;
  }
  // The view's `retry` is a button to bind. Other names mean a retry without the user.
  const isName = node.type === 'Identifier' || node.type === 'JSXIdentifier';
  if (isName && /^(retry.+|retries|attempts?|backoff|setTimeout|setInterval)$/i.test(String(node['name'])))
    return `retries or waits: ${node['name']}`;
  return null;
}

// `input.type = 'password'` and `<input type="password">` name no state.
/** @param {Node} node */
function isAboutInputType(node) {
  const isType = (/** @type {unknown} */ side) => {
    const { property, expression } = /** @type {{ property?: { name?: unknown }, expression?: { property?: { name?: unknown } } }} */ (
      side
    );
    return (property ?? expression?.property)?.name === 'type'; // with `?.` there is an `expression`
  };
  if (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') return isType(node['left']) || isType(node['right']);
  return node.type === 'JSXAttribute' && /** @type {{ name: unknown }} */ (node['name']).name === 'type';
}

/** Yields a node and all its descendants. @param {unknown} value @returns {Generator<Node>} */
function* nodesOf(value) {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (value !== null && typeof value === 'object') {
    if ('type' in value && 'start' in value) yield/** @type {Node} */ (value);
    // An import's own parts are not literals of the program.
    for (const [key, each] of Object.entries(value)) if (key !== 'source') yield* nodesOf(each);
  }
}

if (isMain(import.meta.url)) {
  takeArguments(0);
  const root = resolve(fileURLToPath(import.meta.url), '../..');
  const files = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test(-d)?\.tsx?$/.test(path));
  let count = 0;
  for (const path of files.sort()) {
    for (const { line, text } of findBreaches(path, readFileSync(join(root, path), 'utf8'))) {
      console.error(`${path}:${line} ${text}`);
      count++;
    }
  }
  console.log(`boundaries: ${files.length} files, ${count} breaches`);
  process.exitCode = count > 0 || files.length === 0 ? 1 : 0;
}
