// Checks one tarball before it is installed.
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** The packages are ES modules for Node.js and bundlers, which resolve them in these two ways. */
const RESOLUTIONS = /** @type {const} */ (['node16-esm', 'bundler']);
/** Keys that every manifest must have. */
const EXPECTED = ['description', 'keywords', 'license', 'homepage', 'bugs', 'repository', 'engines'];

/** @param {import('./pack.mjs').Packed} packed @returns {Promise<string[]>} one sentence for each fault */
export async function checkTarball({ name, tarball }) {
  const bytes = readFileSync(tarball);
  const data = createPackageFromTarballData(new Uint8Array(bytes));
  const files = data.listFiles().map((file) => file.replace(`/node_modules/${name}/`, ''));
  const read = (/** @type {string} */ file) => data.readFile(`/node_modules/${name}/${file}`);
  return [
    ...checkManifest(JSON.parse(read('package.json')), files),
    ...checkFiles(files, read),
    ...(await askPublint(bytes)),
    ...(await askAttw(data)),
  ].map((fault) => `${name}: ${fault}`);
}

/** @param {Record<string, any>} manifest @param {readonly string[]} files */
export function checkManifest(manifest, files) {
  const { scripts: _, ...published } = manifest; // the scripts of an installed package are not run
  const text = JSON.stringify(published);
  const faults = ['workspace:', 'catalog:', '@kratos-login/source']
    .filter((word) => text.includes(word))
    .map((word) => `"${word}" is in its manifest`);
  for (const key of EXPECTED) if (manifest[key] === undefined) faults.push(`its manifest has no "${key}"`);
  if (manifest['exports']['./package.json'] !== './package.json') faults.push('its manifest is not among its exports');
  for (const file of ['LICENSE', 'README.md']) if (!files.includes(file)) faults.push(`${file} is missing`);
  return faults;
}

/** Finds source maps that refer to missing files. @param {readonly string[]} files @param {(file: string) => string} read */
export function checkFiles(files, read) {
  return files.flatMap((file) => {
    const faults = [];
    const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(/\.(js|ts)$/.test(file) ? read(file) : '') ?? [];
    if (map !== undefined && !files.includes(file.replace(/[^/]*$/, map)))
      faults.push(`${file} names the source map ${map}, which is missing`);
    if (
      file.endsWith('.map') &&
      JSON.parse(read(file)).sourcesContent?.every((/** @type {unknown} */ text) => typeof text === 'string') !== true
    )
      faults.push(`${file} names sources that are not in it`);
    if (/\.test\.|\.test-d\./.test(file)) faults.push(`${file} is a test`);
    return faults;
  });
}

/** @param {Buffer} bytes */
async function askPublint(bytes) {
  const tarball = /** @type {ArrayBuffer} */ (bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

/** @param {import('@arethetypeswrong/core').Package} data */
async function askAttw(data) {
  const analysis = await checkPackage(data);
  if (!analysis.types) return ['it has no types'];
  const problems = analysis.problems.filter((problem) => RESOLUTIONS.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)));
  return problems.map((problem) => `attw: ${problemKindInfo[problem.kind].title} ${JSON.stringify(problem)}`);
}
