import { readFileSync } from 'node:fs';
import { transformWithOxc } from 'vite';
import { findFences } from './fences.mjs';

/** `README.md.fence.tsx` is the first `tsx` fence of a README, as a module. */
const FENCE = /README\.md\.fence\.(tsx|html)$/;

/**
 * A Vite plugin with which tests import the very page that a README shows. `./README.md.fence.html` is its first `html` fence, as a string.
 * @returns {import('vite').Plugin}
 */
export function readmeFence() {
  return {
    name: 'readme-fence',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!FENCE.test(source)) return null;
      const readme = await this.resolve(source.replace(/\.fence\.\w+$/, ''), importer, { skipSelf: true });
      return readme === null ? null : `\0${readme.id}.fence.${source.endsWith('.html') ? 'html.js' : 'tsx'}`; // a virtual module
    },
    async load(id) {
      const [, readme, language] = /^\0?(.*README\.md)\.fence\.(tsx|html)(\.js)?$/.exec(id) ?? [];
      if (readme === undefined || language === undefined) return null;
      const [fence] = findFences(readFileSync(readme, 'utf8'), [language]);
      if (fence === undefined) throw new Error(`${readme} has no fence in ${language}.`);
      return language === 'html'
        ? `export const html = ${JSON.stringify(fence.code)}`
        : await transformWithOxc(fence.code, 'fence.tsx', { jsx: { runtime: 'automatic' } });
    },
  };
}
