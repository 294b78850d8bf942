/** Builds the documentation into `site/docs`: `node apps/docs/src/build-docs.ts [--output site]`. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Eleventy } from '@11ty/eleventy';
import { bundleAssets } from './bundle-assets.ts';
import { configureSite, pagesFolder } from './configure-site.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
process.chdir(root); // Eleventy resolves its paths from here

const { values } = parseArgs({ options: { output: { type: 'string', default: 'site' } } });
const output = resolve(root, values.output);
await rm(join(output, 'docs'), { recursive: true, force: true });
const assets = await bundleAssets(output);
const eleventy = new Eleventy(pagesFolder, values.output, {
  quietMode: true,
  config: async (config) => {
    await configureSite(config, { root, assets });
    return { markdownTemplateEngine: false }; // braces in code are code
  },
});
await eleventy.write();
