import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How every package is built: one file per module, so that a bundler drops what a host does not use, for each entry of `exports`.
 * @param {string} home the folder of the package
 */
export function libraryBuild(home) {
  /** @type {{ exports: Record<string, string | { '@kratos-login/source'?: string, default?: string }> }} */
  const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return /** @type {const} */ ({
    cwd: home,
    entry: Object.values(exports).flatMap((conditions) => {
      // The others are a manifest, a stylesheet, or only for this repository.
      const { '@kratos-login/source': source, default: built } = typeof conditions === 'string' ? {} : conditions;
      return source === undefined || built === undefined ? [] : [source];
    }),
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    unbundle: true,
    dts: { sourcemap: false, compilerOptions: { declarationMap: false } }, // a declaration map refers to sources, which are not shipped
    sourcemap: true,
    logLevel: 'warn',
    onSuccess: () => tidyDeclarations(home),
  });
}

/** How many type arguments `StateMachine` has in the oldest XState that we support. */
const STATE_MACHINE_ARGUMENTS = 14;

/** @param {string} home */
function tidyDeclarations(home) {
  for (const name of globSync('dist/**/*.d.ts', { cwd: home })) {
    const path = join(home, name);
    const text = readFileSync(path, 'utf8');
    const withoutMap = text.replace(/\n\/\/# sourceMappingURL=.*$/, ''); // the map is not written
    writeFileSync(path, withOptionalIds(shortenStateMachine(withoutMap)));
  }
}

/**
 * TypeScript writes every type argument of XState's machine into a declaration. XState adds arguments in minor releases, with defaults; a host with an
 * older XState would get an error, or with `skipLibCheck` the type `any`. So only the arguments that every supported version has are kept. A machine that
 * invokes another one has its type within its own, so the last one of a declaration comes first.
 * @param {string} declaration
 * @returns {string}
 */
export function shortenStateMachine(declaration) {
  const starts = [...declaration.matchAll(/\bStateMachine</g)].map(({ index }) => index);
  return starts.reduceRight(shortenAt, declaration);
}

/** @param {string} declaration @param {number} start @returns {string} */
function shortenAt(declaration, start) {
  let depth = 0;
  /** @type {number[]} where the type arguments are separated */
  const commas = [];
  // Strings, arrows, brackets and separators.
  for (const { 0: token, index } of declaration.slice(start).matchAll(/"[^"]*"|'[^']*'|=>|[<{[(>}\]),]/g)) {
    if ('<{[('.includes(token)) depth++;
    else if (token === ',' && depth === 1) commas.push(start + index);
    else if ('>}])'.includes(token) && --depth === 0)
      return declaration.slice(0, commas[STATE_MACHINE_ARGUMENTS - 1] ?? start + index) + declaration.slice(start + index);
  }
  throw new Error('The type arguments of StateMachine have no end.');
}

/**
 * XState before 5.19.4 requires the `id` of an actor to be absent or a string. With `exactOptionalPropertyTypes`, the `id: string | undefined` of
 * newer versions is not assignable to it. Both accept the type used here.
 * @param {string} declaration
 */
export const withOptionalIds = (declaration) =>
  /\bStateMachine</.test(declaration) ? declaration.replaceAll('id: string | undefined;', 'id?: string;') : declaration;
