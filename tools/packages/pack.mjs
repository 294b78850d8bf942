// Packs every package as it would be published.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * `home` is its folder in the repository, `tarball` the file to publish.
 * @typedef {{ readonly name: string, readonly home: string, readonly tarball: string }} Packed
 */

/** @param {readonly string[]} homes @param {string} folder where the tarballs go @returns {Promise<Packed[]>} */
export async function packAll(homes, folder) {
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    homes.map(async (home) => {
      const { name } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
      const tarball = join(folder, `${name.replace('@kratos-login/', '')}.tgz`);
      await promisify(execFile)('pnpm', ['--silent', 'pack', '--out', tarball], { cwd: home, shell: process.platform === 'win32' });
      return { name, home, tarball };
    }),
  );
}
