// Who may import whom, and what an adapter must not know. Prints file:line for every breach.
// Comments do not count: the files are parsed, not searched.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

/**
 * What the shipped sources of each package may import, beside their own files. `types` only as `import type`; `only` says in which files.
 * @typedef {{ readonly from: string, readonly types?: true, readonly only?: RegExp }} Allowed
 * @type {Readonly<Record<string, readonly Allowed[]>>}
 */
const MAY_IMPORT = {
  core: [
    { from: 'xstate' },
    { from: 'ky', only: /^kratos\// },
    { from: '@ory/client', types: true, only: /^(ory-client|kratos\/create-ory-client)\.ts$/ },
  ],
  react: [{ from: '@kratos-login/core' }, { from: 'react' }, { from: '@xstate/react' }],
  dom: [{ from: '@kratos-login/core' }],
  emulator: [
    { from: 'yaml' },
    { from: 'uqr' },
    { from: '@noble/hashes' },
    { from: '@scure/base' },
    { from: 'vite', types: true },
    { from: 'node:' },
  ],
  'xstate-paths': [{ from: 'xstate' }],
  testing: [
    { from: '@kratos-login/core' },
    { from: 'xstate-paths' },
    { from: 'xstate' },
    { from: 'vitest', only: /^vitest\.ts$/ },
    { from: '@playwright/test', only: /^(playwright\.ts$|journeys\/playwright\/)/ },
  ],
  inspect: [{ from: '@kratos-login/core' }, { from: 'xstate', types: true }, { from: '@statelyai/inspect' }],
};

/** The packages that only show what core says. */
const ADAPTERS = ['react', 'dom'];
const STATE_NAMES = ['init', 'password', 'awaiting-TOTP', 'success', 'error'];
const APPS = ['react-demo', 'vanilla-demo', 'demo-kit', 'custom-page', 'kratos'];

/** @typedef {{ readonly type: string, readonly start: number, readonly end: number, readonly [key: string]: unknown }} Node */
/** @typedef {{ readonly line: number, readonly text: string }} Breach */

/**
 * @param {string} path from the root of the repository, with slashes
 * @param {string} source
 * @returns {Breach[]}
 */
export function findBreaches(path, source) {
  const [, name = '', inside = ''] = /^packages\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const isShipped = inside.startsWith('src/') && !/\.test(-d)?\.tsx?$/.test(inside);
  /** @type {Breach[]} */
  const breaches = [];
  const say = (/** @type {Node} */ node, /** @type {string} */ text) =>
    breaches.push({ line: source.slice(0, node.start).split('\n').length, text });

  const { program, errors } = parseSync(path, source);
  for (const { message } of errors) breaches.push({ line: 1, text: `cannot be read: ${message}` });
  let inputTypeEnds = 0;
  for (const node of nodesOf(program)) {
    const imported = toImport(node);
    if (isAboutInputType(node)) inputTypeEnds = Math.max(inputTypeEnds, node.end);
    if (imported !== null) {
      const text = findForbidden({ ...imported, path, name, inside, isShipped });
      if (text !== null) say(node, text);
    } else if (isShipped && ADAPTERS.includes(name) && node.start >= inputTypeEnds) {
      const text = findDecision(node);
      if (text !== null) say(node, text);
    }
  }
  return breaches;
}

/**
 * @param {{ from: string, isType: boolean, path: string, name: string, inside: string, isShipped: boolean }} imported
 * @returns {string | null}
 */
function findForbidden({ from, isType, path, name, inside, isShipped }) {
  if (from.startsWith('.')) {
    const target = join(path, '..', from).replaceAll('\\', '/');
    const homes = isShipped ? [`packages/${name}/src/`] : [`packages/${name}/`, 'tools/'];
    return homes.some((home) => target.startsWith(home)) ? null : `imports ${target}, which is not its own`;
  }
  if (APPS.some((app) => isOrIsBelow(from, app))) return `imports the app ${from}`;
  if (!isShipped) return null;
  const allowed = MAY_IMPORT[name]?.find((each) => isOrIsBelow(from, each.from));
  if (allowed === undefined) return `${name} may not import ${from}`;
  if (allowed.types && !isType) return `${name} may import only types from ${from}`;
  if (allowed.only && !allowed.only.test(inside.slice('src/'.length)))
    return `${name} may not import ${from} here, only in ${allowed.only.source}`;
  return null;
}

/** @param {string} from @param {string} allowed */
function isOrIsBelow(from, allowed) {
  return allowed.endsWith(':') ? from.startsWith(allowed) : from === allowed || from.startsWith(`${allowed}/`);
}

/** A state, a status code or a retry: decisions that belong to core. @param {Node} node @returns {string | null} */
function findDecision(node) {
  if (node.type === 'Literal' || node.type === 'TemplateElement') {
    const value = node.type === 'Literal' ? node['value'] : /** @type {{ cooked: string }} */ (node['value']).cooked;
    if (STATE_NAMES.includes(String(value))) return `names the state '${value}'`;
    if (/^[1-5]\d\d$/.test(String(value))) return `names the status code ${value}`;
  }
  // The verb `retry` of the view is a button to bind; what follows is trying again without being asked.
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
    return (property ?? expression?.property)?.name === 'type'; // an `expression` where there is a `?.`
  };
  if (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') return isType(node['left']) || isType(node['right']);
  return node.type === 'JSXAttribute' && /** @type {{ name: unknown }} */ (node['name']).name === 'type';
}

/** @param {Node} node @returns {{ from: string, isType: boolean } | null} */
function toImport(node) {
  const source = /** @type {{ value?: unknown } | null | undefined} */ (node['source']);
  if (!source) return null;
  const from = typeof source.value === 'string' ? source.value : '(computed)';
  const specifiers = /** @type {readonly { importKind?: string, exportKind?: string }[]} */ (node['specifiers'] ?? []);
  const allAreTypes = specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type');
  return { from, isType: node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type' || allAreTypes };
}

/** Every node below, itself included. @param {unknown} value @returns {Generator<Node>} */
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
  const files = globSync('packages/*/{src,test}/**/*.{ts,tsx}', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
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
