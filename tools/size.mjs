// What a host's page loads, from the sources, minified and gzipped. Fails over budget.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { takeArguments } from './take-arguments.mjs';

const LOGIN = "export { createLogin } from '@kratos-login/core'; export { bindLogin } from '@kratos-login/dom';";
const REACT = "export { createLogin } from '@kratos-login/core'; export * from '@kratos-login/react';";
const ORY =
  "export { createLoginWithClient } from '@kratos-login/core'; export { createOryClient } from '@kratos-login/core/ory-client'; export { bindLogin } from '@kratos-login/dom';";

/**
 * `host` is the app whose imports are meant; `limit` is in KiB after gzip; `external` is left out, because the host has it or another row measures it;
 * `without` must not be in the bundle. Rows with a limit are what a host ships. The others are printed only: 10 and 11 KiB of own code (with `dom`
 * and with React) and 2 KiB for `readOutcome` were goals that were dropped.
 * @typedef {{ readonly name: string, readonly host: string, readonly code: string, readonly limit?: number, readonly external?: readonly string[], readonly without?: string }} Budget
 * @type {readonly Budget[]}
 */
const BUDGETS = [
  { name: 'whole login without a framework', host: 'vanilla-demo', code: LOGIN, limit: 32 },
  { name: 'whole login in React, React not counted', host: 'react-demo', code: REACT, limit: 33, external: ['react'] },
  // Hosts of this entry already have `@ory/client` and its axios.
  {
    name: 'whole login over @ory/client, that not counted',
    host: 'vanilla-demo',
    code: ORY,
    limit: 29,
    external: ['@ory/client'],
    without: 'ky',
  },
  { name: 'own code without a framework', host: 'vanilla-demo', code: LOGIN, external: ['xstate', 'ky'] },
  { name: 'own code in React', host: 'react-demo', code: REACT, external: ['react', 'xstate', 'ky', '@xstate/react'] },
  { name: 'readOutcome alone', host: 'vanilla-demo', code: "export { readOutcome } from '@kratos-login/core/read-outcome';" },
];

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** Where the bytes of the whole login are, by path. @type {readonly (readonly [part: string, path: RegExp])[]} */
const PARTS = [
  ['xstate', /node_modules\/xstate\//],
  ['ky', /node_modules\/ky\//],
  ['core: the chart', /core\/src\/machine\/login-machine/],
  ['core: what the chart is made of', /core\/src\/machine\//],
  ['core: what a reply means', /core\/src\/kratos\/(read-|ways-on|json)/],
  ['core: the port', /core\/src\/kratos\//],
  ['core: the sentences', /core\/src\/view\/words/],
  ['core: the view', /core\/src\/view\//],
  ['core: the rest', /core\/src\//],
  ['dom', /dom\/src\//],
];

takeArguments(0);
let failed = 0;
console.log(`${'KiB gzip'.padStart(8)} ${'limit'.padStart(6)}  what`);
for (const budget of BUDGETS) {
  const { kib, foreign } = await measure(budget);
  const { name, limit, without } = budget;
  console.log(
    `${kib.toFixed(2).padStart(8)} ${(limit?.toFixed(1) ?? '-').padStart(6)} ${name}${without === undefined ? '' : ` (without ${without})`}`,
  );
  if (limit !== undefined && kib > limit) complain(`${name}: ${kib.toFixed(2)} KiB are more than ${limit}`);
  if (foreign > 0) complain(`${name}: ${foreign} bytes of ${without} are in it`);
}
printParts((await measure({ name: '', host: 'vanilla-demo', code: LOGIN })).inputs);
process.exitCode = failed > 0 ? 1 : 0;

/** Before gzip, for it packs all of them at once. @param {readonly (readonly [path: string, bytes: number])[]} inputs */
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
function complain(text) {
  console.error(text);
  failed++;
}

/** @param {Budget} budget */
async function measure({ host, code, external = [], without }) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(root, 'apps', host), loader: 'ts' },
    conditions: ['@kratos-login/source', 'module'], // without it, xstate comes as CommonJS, whole
    external: [...external],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: root,
  });
  const [output] = outputFiles;
  if (output === undefined || output.contents.length < 200) throw new Error(`nothing was bundled of: ${code}`);
  const inputs = Object.values(metafile.outputs)
    .flatMap((each) => Object.entries(each.inputs))
    .map(([path, { bytesInOutput }]) => /** @type {const} */ ([path, bytesInOutput]));
  const foreign = inputs.filter(([path]) => path.includes(`/node_modules/${without}/`)).reduce((sum, [, bytes]) => sum + bytes, 0);
  return { kib: gzipSync(output.contents, { level: 9 }).length / 1024, foreign, inputs };
}
