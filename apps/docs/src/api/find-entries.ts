import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An entry that hosts import. */
export interface ApiEntry {
  /** What hosts write after `from`. */
  readonly name: string;
  /** Its source, from the root of the repository. */
  readonly source: string;
}

const order = ['core', 'react', 'dom', 'theme', 'inspect', 'emulator', 'testing', 'xstate-paths'];

/** Returns every entry of the published packages that has types, in the order of the packages. */
export function findEntries(root: string): readonly ApiEntry[] {
  const manifests = globSync('packages/*/package.json', { cwd: root }).sort((one, other) => toRank(one) - toRank(other));
  return manifests.flatMap((path) => {
    const { name, exports, publishConfig } = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
    return Object.entries(exports).flatMap(([entry, target]) => {
      const file = typeof target === 'string' ? undefined : target['@kratos-login/source'];
      if (file === undefined || !(entry in publishConfig.exports)) return [];
      return [{ name: entry === '.' ? name : `${name}${entry.slice(1)}`, source: join(dirname(path), file).replaceAll('\\', '/') }];
    });
  });
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly publishConfig: { readonly exports: Readonly<Record<string, unknown>> };
}

const toRank = (manifest: string): number => order.indexOf(manifest.replaceAll('\\', '/').split('/')[1] ?? '');
