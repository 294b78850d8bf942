// `npm run packages`: packs every package, and tests the tarballs as a host gets them. publint and attw check each one. Then every entry is imported and
// type-checked, and a user signs in, with the oldest and with the newest versions of the dependencies.
// `npm run packages -- --npm` also lets npm install them with exact versions in between, which needs the registry.
import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPeers } from './packages/check-peers.mjs';
import { checkTarball } from './packages/check-tarball.mjs';
import { checkTypes, createHost, importEntries, installByNpm, runJest } from './packages/hosts.mjs';
import { packAll } from './packages/pack.mjs';
import { takeArguments } from './take-arguments.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const work = join(root, '.cache/packages');
/** @type {string[]} */
const faults = [];

/** Versions that hosts have pinned. Only a host that imports `@kratos-login/core/ory-client` needs `@ory/client`. */
const PINNED = [
  ['react@18.3.1', 'xstate@5.20.0'],
  ['react@19.0.0', 'xstate@5.32.6'],
  ['react@18.3.1', 'xstate@5.32.6', '@ory/client@1.22.7'],
  ['react@19', 'xstate@5', '@ory/client@1.9.0'],
];

const [option] = takeArguments(1);
if (option !== undefined && option !== '--npm') {
  console.error(`Unexpected argument ${JSON.stringify(option)}. This command takes --npm or no argument.`);
  process.exit(1);
}
rmSync(work, { recursive: true, force: true });
const homes = globSync('packages/*/package.json', { cwd: root }).map((path) => join(root, dirname(path)));
const packages = (await attempt('packing', () => packAll(homes, join(work, 'tarballs')))) ?? [];
for (const each of packages) faults.push(...((await attempt(`the tarball of ${each.name}`, () => checkTarball(each))) ?? []));
faults.push(
  ...checkPeers(
    homes.map((home) => readManifest(home)),
    readManifest(join(root, 'verification/hosts/lowest')),
  ),
);
let entries = 0;
for (const name of ['newest', 'lowest']) {
  const host = await attempt(name, () => createHost(name, packages, work));
  if (host === undefined) continue;
  entries = host.entries.length;
  await attempt(`${name}: the entries in Node.js`, () => importEntries(host.home, host.entries));
  await Promise.all([
    attempt(`${name}: the types`, () => checkTypes(host.home, host.entries)),
    attempt(`${name}: signing in`, () => runJest(host.home)),
  ]);
}
const byNpm = packages.filter(({ name }) => name !== '@kratos-login/testing'); // it needs a newer XState than some of these
for (const versions of option === '--npm' ? PINNED : [])
  await attempt(`npm install ${versions.join(' ')}`, () => installByNpm(byNpm, versions, work));
for (const fault of faults) console.error(fault);
console.log(`packages: ${packages.length} with ${entries} entries in 2 hosts, ${faults.length} faults`);
process.exitCode = faults.length > 0 || entries === 0 ? 1 : 0;

/** @param {string} home */
function readManifest(home) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
}

/** Returns the result of an action. When it fails, adds a fault and returns `undefined`. @template Value @param {string} what @param {() => Promise<Value>} action @returns {Promise<Value | undefined>} */
async function attempt(what, action) {
  try {
    return await action();
  } catch (error) {
    const { message, stdout = '', stderr = '' } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
    faults.push(`${what} failed: ${message}\n${stdout}${stderr}`);
    return undefined;
  }
}
