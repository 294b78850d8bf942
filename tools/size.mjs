// Measures what a host's page loads, bundled from the sources, minified and gzipped. Fails above a limit. size-limit has no table of the parts, and cannot
// check that a module is absent; with both, this file would not be shorter.
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { takeArguments } from './take-arguments.mjs';

const LOGIN = "export { createLogin } from '@kratos-login/core'; export { bindLogin } from '@kratos-login/dom';";
const REACT = "export { createLogin } from '@kratos-login/core'; export * from '@kratos-login/react';";
const ELEMENT = "import '@kratos-login/dom/kratos-login';";
const COMPONENT = "export { Login } from '@kratos-login/react/login';";
const SECOND_FACTOR =
  "export { createSecondFactor } from '@kratos-login/core/second-factor'; export { bindSecondFactor } from '@kratos-login/dom/second-factor';";
const REACT_SECOND_FACTOR =
  "export { createSecondFactor } from '@kratos-login/core/second-factor'; export { useSecondFactor, useSecondFactorEffects } from '@kratos-login/react/second-factor';";
const SECOND_FACTOR_ELEMENT = "import '@kratos-login/dom/kratos-second-factor';";
const SECOND_FACTOR_COMPONENT = "export { SecondFactor } from '@kratos-login/react/second-factor';";
const STYLES = "import '@kratos-login/theme/login.css';";
const ORY =
  "export { createLoginWithClient } from '@kratos-login/core'; export { createOryClient } from '@kratos-login/core/ory-client'; export { bindLogin } from '@kratos-login/dom';";

/**
 * `host` is the app from which the imports are resolved. `limit` is in KiB after gzip. `external` modules are not measured, because the host has them or
 * another row measures them. `without` must not be in the bundle. `beside` is code that the
 * page loads anyway: only what the rest adds to it is counted. `loader` is for other code than TypeScript. Rows with a limit are what a host ships,
 * and the others are only printed.
 * @typedef {{ readonly name: string, readonly host: string, readonly code: string, readonly beside?: string, readonly loader?: 'css', readonly limit?: number, readonly external?: readonly string[], readonly without?: string }} Budget
 * @type {readonly Budget[]}
 */
const BUDGETS = [
  { name: 'whole login without a framework', host: 'vanilla-demo', code: LOGIN, limit: 33.5 },
  { name: 'whole login in React, which is not counted', host: 'react-demo', code: REACT, limit: 33.3, external: ['react'] },
  // Hosts of this entry already have `@ory/client` and its axios.
  {
    name: 'whole login over @ory/client, which is not counted',
    host: 'vanilla-demo',
    code: ORY,
    limit: 30.3,
    external: ['@ory/client'],
    without: 'ky',
  },
  {
    name: 'stylesheet of the finished page',
    host: '../packages/theme',
    code: "@import '@kratos-login/theme/login.css';",
    loader: 'css',
    limit: 2.6,
  },
  {
    name: 'stylesheet of the second factor',
    host: '../packages/theme',
    code: "@import '@kratos-login/theme/second-factor.css';",
    loader: 'css',
    limit: 1.3,
  },
  { name: 'finished page <kratos-login>, with its stylesheet', host: 'vanilla-demo', code: `${ELEMENT} ${STYLES}`, limit: 41.1 },
  {
    name: 'finished page <Login>, with its stylesheet, without React',
    host: 'react-demo',
    code: `${COMPONENT} ${STYLES}`,
    limit: 40.3,
    external: ['react'],
  },
  // What the settings of a second factor add to a page with a login.
  {
    name: 'createSecondFactor, beside createLogin',
    host: 'vanilla-demo',
    code: "export { createSecondFactor } from '@kratos-login/core/second-factor';",
    beside: "export { createLogin } from '@kratos-login/core';",
    limit: 10,
  },
  { name: 'bindSecondFactor, beside bindLogin', host: 'vanilla-demo', code: SECOND_FACTOR, beside: LOGIN, limit: 12.6 },
  {
    name: 'useSecondFactor, beside useLogin',
    host: 'react-demo',
    code: REACT_SECOND_FACTOR,
    beside: REACT,
    limit: 10.5,
    external: ['react'],
  },
  {
    name: '<kratos-second-factor>, beside <kratos-login>',
    host: 'vanilla-demo',
    code: SECOND_FACTOR_ELEMENT,
    beside: ELEMENT,
    limit: 15.5,
  },
  {
    name: '<SecondFactor>, beside <Login>',
    host: 'react-demo',
    code: SECOND_FACTOR_COMPONENT,
    beside: COMPONENT,
    limit: 14.5,
    external: ['react'],
  },
  // For development. The inspector of Stately has no limit, because a host loads it on demand.
  {
    name: 'panel of a running chart, without xstate and core',
    host: 'demo-kit',
    code: "export * from '@kratos-login/inspect/panel';",
    limit: 17,
    external: ['xstate', '@kratos-login/core'],
    without: '@statelyai',
  },
  // With the login in its frame. Both pages share files.
  {
    name: 'first view of the studio, without its font',
    host: 'studio',
    code: "import './src/main.tsx'; import './src/frames/react.tsx'; import './src/frames/finished.css';",
    limit: 350,
  },
  { name: 'own code without a framework', host: 'vanilla-demo', code: LOGIN, external: ['xstate', 'ky'] },
  { name: 'own code in React', host: 'react-demo', code: REACT, external: ['react', 'xstate', 'ky', '@xstate/react'] },
  { name: 'readOutcome alone', host: 'vanilla-demo', code: "export { readOutcome } from '@kratos-login/core/read-outcome';" },
];

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** The parts of the whole login, by path. @type {readonly (readonly [part: string, path: RegExp])[]} */
const PARTS = [
  ['xstate', /node_modules\/xstate\//],
  ['ky', /node_modules\/ky\//],
  ['core: chart', /core\/src\/machine\/login-machine/],
  ['core: modules of the chart', /core\/src\/machine\//],
  ['core: meaning of replies', /core\/src\/kratos\/(read-|flow-methods|json)/],
  ['core: client', /core\/src\/kratos\//],
  ['core: texts', /core\/src\/view\/texts/],
  ['core: view', /core\/src\/view\//],
  ['core: rest', /core\/src\//],
  ['dom', /dom\/src\//],
];

takeArguments(0);
let failed = 0;
console.log(`${'KiB gzip'.padStart(8)} ${'limit'.padStart(6)}  what`);
for (const budget of BUDGETS) {
  const { name, code, limit, without, beside } = budget;
  const { kib: all, foreign } = await measure(beside === undefined ? budget : { ...budget, code: `${beside} ${code}` });
  const kib = beside === undefined ? all : all - (await measure({ ...budget, code: beside })).kib;
  console.log(
    `${kib.toFixed(2).padStart(8)} ${(limit?.toFixed(1) ?? '-').padStart(6)} ${name}${without === undefined ? '' : ` (without ${without})`}`,
  );
  if (limit !== undefined && kib > limit) fail(`${name}: ${kib.toFixed(2)} KiB is more than ${limit}`);
  if (foreign > 0) fail(`${name}: ${foreign} bytes of ${without} are in the bundle`);
}
printParts((await measure({ name: '', host: 'vanilla-demo', code: LOGIN })).inputs);
process.exitCode = failed > 0 ? 1 : 0;

/** Prints sizes before gzip, which compresses all parts together. @param {readonly (readonly [path: string, bytes: number])[]} inputs */
function printParts(inputs) {
  console.log('\n   bytes minified, of the whole login without a framework');
  const sums = new Map(PARTS.map(([part]) => [part, 0]));
  for (const [path, bytes] of inputs) {
    const [part] = PARTS.find(([, pattern]) => pattern.test(path)) ?? [path];
    sums.set(part, (sums.get(part) ?? 0) + bytes);
  }
  for (const [part, bytes] of sums) if (bytes > 0) console.log(`${String(bytes).padStart(8)} ${part}`);
}

/** @param {string} text */
function fail(text) {
  console.error(text);
  failed++;
}

/** @param {Budget} budget */
async function measure({ host, code, loader, external = [], without }) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(root, 'apps', host), loader: loader ?? 'ts' },
    conditions: ['@kratos-login/source', 'module'], // the default would bundle all of xstate as CommonJS
    plugins: [leaveToHost(external)],
    bundle: true,
    splitting: true,
    outdir: 'dist',
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...(host === 'studio' && { jsx: 'automatic', loader: { '.woff2': 'empty' } }),
    absWorkingDir: root,
  });
  const loaded = findLoaded(metafile.outputs);
  const contents = outputFiles.filter(({ path }) => loaded.includes(relative(root, path))).map((file) => file.contents);
  if (contents.every(({ length }) => length < 200)) throw new Error(`Nothing was bundled for: ${code}`);
  const inputs = loaded
    .flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}))
    .map(([path, { bytesInOutput }]) => /** @type {const} */ ([path, bytesInOutput]));
  const foreign = inputs.filter(([path]) => path.includes(`/node_modules/${without}/`)).reduce((sum, [, bytes]) => sum + bytes, 0);
  return { kib: contents.reduce((sum, each) => sum + gzipSync(each, { level: 9 }).length, 0) / 1024, foreign, inputs };
}

/**
 * Puts an empty CommonJS module in place of each of these modules, as a bundle of a host has them. Were they `external`, the bundle would have a `require`
 * of esbuild for them, which no host has.
 * @param {readonly string[]} modules
 * @returns {import('esbuild').Plugin}
 */
function leaveToHost(modules) {
  return {
    name: 'leave-to-host',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path }) =>
        modules.some((name) => path === name || path.startsWith(`${name}/`)) ? { path, namespace: 'host' } : null,
      );
      onLoad({ filter: /.*/, namespace: 'host' }, () => ({ contents: 'module.exports = globalThis.host', loader: 'js' }));
    },
  };
}

/**
 * The files that a page loads at once: scripts with what they import, and stylesheets. What is imported dynamically is loaded only when it is used.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function findLoaded(outputs) {
  const loaded = new Set(Object.keys(outputs).filter((path) => path.endsWith('.css') || outputs[path]?.entryPoint === '<stdin>'));
  for (const path of loaded)
    for (const { kind, path: imported } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && imported in outputs) loaded.add(imported);
  return [...loaded];
}
