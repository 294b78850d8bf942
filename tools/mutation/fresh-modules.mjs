// Modules of the packages that are loaded anew for each mutant, so that what runs while they load is mutated, too.
import { globSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const harness = new URL('./harness.mjs', import.meta.url).href;
const xstate = new URL('./xstate.mjs', import.meta.url).href;

/** The packages below `root`, by the names they are imported by. @param {string} root */
function findPackages(root) {
  const found = globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return Object.entries(exports).map(([entry, { '@kratos-login/source': source }]) => {
      return /** @type {const} */ ([`${name}${entry.slice(1)}`, pathToFileURL(join(root, dirname(path), source)).href]);
    });
  });
  return new Map(found);
}

/**
 * Has the tests and the packages below `root` loaded anew by whoever imports them after `next()`; what they import of others stays.
 * @param {string} root
 * @param {(path: string, code: string) => void} [onLoad] told of each source, once
 */
export function freshModules(root, onLoad) {
  const packages = findPackages(root);
  const own = new RegExp(`^${RegExp.escape(pathToFileURL(root).href)}/packages/(core|testing|inspect)/`);
  /** @type {Map<string, string>} */
  const sources = new Map();
  const core = pathToFileURL(join(root, 'packages/core/src/index.ts')).href;
  let round = 0;

  registerHooks({
    resolve(specifier, context, nextResolve) {
      const isOwn = own.test(context.parentURL ?? '');
      if (isOwn && specifier === 'vitest') return { url: harness, shortCircuit: true };
      if (isOwn && specifier === 'xstate' && context.parentURL?.includes('/core/src/'))
        return { url: `${xstate}?round=${round}`, shortCircuit: true };
      if (specifier === 'xstate' && context.parentURL?.startsWith(xstate)) return nextResolve(specifier, { ...context, parentURL: core });
      const resolved = nextResolve(packages.get(specifier) ?? specifier, context);
      return own.test(resolved.url) && !resolved.url.includes('/node_modules/')
        ? { ...resolved, url: `${resolved.url}?round=${round}` }
        : resolved;
    },
    load(url, context, nextLoad) {
      if (!own.test(url) || url.includes('/node_modules/')) return nextLoad(url, context);
      const path = fileURLToPath(url.split('?')[0] ?? url);
      return { format: 'module', source: read(path), shortCircuit: true };
    },
  });

  /** @param {string} path */
  function read(path) {
    const known = sources.get(path);
    if (known !== undefined) return known;
    const code = readFileSync(path, 'utf8');
    const source = stripTypeScriptTypes(code);
    if (!path.includes('readme.program')) sources.set(path, source);
    onLoad?.(path, code);
    return source;
  }

  return { next: () => void round++, isOfThisRound: (/** @type {string} */ stack) => stack.includes(`?round=${round}`) };
}
