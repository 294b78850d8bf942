import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How every package is built: one file per module, so that a bundler drops what a host does not use, for each entry of `exports`.
 * @param {string} home the folder of the package
 */
export function libraryBuild(home) {
  /** @type {{ exports: Record<string, { '@kratos-login/source': string, default?: string }> }} */
  const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return /** @type {const} */ ({
    cwd: home,
    entry: Object.values(exports)
      .filter((conditions) => conditions.default !== undefined) // the others are for this repository alone
      .map((conditions) => conditions['@kratos-login/source']),
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    unbundle: true,
    dts: true,
    sourcemap: true,
    logLevel: 'warn',
  });
}
