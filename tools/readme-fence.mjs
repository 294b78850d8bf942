import { readFileSync } from 'node:fs';
import { transformWithOxc } from 'vite';
import { findFences } from './fences.mjs';

/** `README.md.fence.tsx` is the first `tsx` fence of a README, as a module. `README.md.fence.2.tsx` is the second one. */
const FENCE = /\.fence(?:\.(\d+))?\.(tsx|ts|html)$/;

/**
 * A Vite plugin with which tests import the page that a README shows. `./README.md.fence.html` is its first `html` fence, as a string.
 * @returns {import('vite').Plugin}
 */
export function readmeFence() {
  /** @type {Map<string, string | undefined>} the test that imported a fence, by the id of the fence. Imports of the fence are resolved from there */
  const importers = new Map();
  return {
    name: 'readme-fence',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer !== undefined && importers.has(importer)) return this.resolve(source, importers.get(importer), { skipSelf: true });
      const [fence] = FENCE.exec(source) ?? [];
      if (fence === undefined) return null;
      // The README of a package is found beside its manifest, which is the only file that it exports for this.
      const beside = source.replace(FENCE, '').replace(/^(@[^/]+\/[^/]+)\/README\.md$/, '$1/package.json');
      const found = await this.resolve(beside, importer, { skipSelf: true });
      if (found === null) return null;
      const id = `\0${found.id.replace(/package\.json$/, 'README.md')}${fence}${fence.endsWith('.html') ? '.js' : ''}`; // a virtual module
      importers.set(id, importer);
      return id;
    },
    async load(id) {
      const [, readme, position = '1', language] = /^\0?(.*README\.md)\.fence(?:\.(\d+))?\.(tsx|ts|html)(?:\.js)?$/.exec(id) ?? [];
      if (readme === undefined || language === undefined) return null;
      const fence = findFences(readFileSync(readme, 'utf8'), [language])[Number(position) - 1];
      if (fence === undefined) throw new Error(`${readme} has no fence ${position} in ${language}.`);
      return language === 'html'
        ? `export const html = ${JSON.stringify(fence.code)}`
        : await transformWithOxc(fence.code, `fence.${language}`, { jsx: { runtime: 'automatic' } });
    },
  };
}
