// Reloads the modules of the packages for each mutant, so that code which runs on import is mutated, too.
import { globSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const harness = new URL('./vitest-stand-in.mjs', import.meta.url).href;
const xstate = new URL('./xstate-stand-in.mjs', import.meta.url).href;

/** Returns the published packages, by the names they are imported by. @param {string} root */
function findPackages(root) {
  const found = globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return Object.entries(exports).flatMap(([entry, { '@kratos-login/source': source }]) => {
      if (source === undefined) return []; // the manifest itself
      return [/** @type {const} */ ([String(name + entry.slice(1)), pathToFileURL(join(root, dirname(path), source)).href])];
    });
  });
  return new Map(found);
}

/**
 * Reloads the tests and packages below `root` on the first import after `next()`. Modules of other projects stay loaded.
 * @param {string} root
 */
export function freshModules(root) {
  const packages = findPackages(root);
  const home = `${pathToFileURL(root).href}/`;
  const isOwn = (/** @type {string | undefined} */ url) =>
    url?.startsWith(home) === true && /^(packages|verification)\/(?!emulator\/|.*node_modules)/.test(url.slice(home.length));
  /** @type {Map<string, string>} */
  const sources = new Map();
  let round = 0;
  const toVerification = (/** @type {string} */ specifier) => {
    const [, name, file] = /^@verification\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
    return name === undefined ? undefined : `${home}verification/${name}/src/${file}.ts`;
  };

  registerHooks({
    resolve(specifier, context, nextResolve) {
      const { parentURL } = context;
      const isFromOwn = isOwn(parentURL);
      if (isFromOwn && specifier === 'vitest') return { url: harness, shortCircuit: true };
      if (isFromOwn && specifier === 'xstate' && parentURL?.includes('/core/src/')) return { url: xstate, shortCircuit: true };
      const resolved = nextResolve(packages.get(specifier) ?? toVerification(specifier) ?? specifier, context);
      return isOwn(resolved.url) ? { ...resolved, url: `${resolved.url}?round=${round}` } : resolved;
    },
    load(url, context, nextLoad) {
      if (!isOwn(url)) return nextLoad(url, context);
      const path = fileURLToPath(url.split('?')[0] ?? url);
      return { format: 'module', source: read(path), shortCircuit: true };
    },
  });

  /** @param {string} path */
  function read(path) {
    const known = sources.get(path);
    if (known !== undefined) return known;
    const source = stripTypeScriptTypes(readFileSync(path, 'utf8'));
    sources.set(path, source);
    return source;
  }

  return { next: () => void round++, isOfThisRound: (/** @type {string} */ stack) => stack.includes(`?round=${round}`) };
}
