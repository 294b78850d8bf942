/** Builds the documentation into `site/docs`: `node apps/docs/src/build-docs.ts [--output site] [--api]`. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Eleventy } from '@11ty/eleventy';
import { readApi } from './api/read-api.ts';
import { bundleAssets } from './bundle-assets.ts';
import { configureSite, pagesFolder } from './configure-site.ts';
import { writeNotFoundPage } from './site/write-not-found-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
process.chdir(root); // Eleventy resolves its paths from here

const { values } = parseArgs({ options: { output: { type: 'string', default: 'site' }, api: { type: 'boolean', default: false } } });
const output = resolve(root, values.output);
await rm(join(output, 'docs'), { recursive: true, force: true });
const assets = await bundleAssets(output);
await writeNotFoundPage(output, assets);
const api = values.api ? await readApi(root) : [];
const eleventy = new Eleventy(pagesFolder, output, {
  quietMode: true,
  config: (config) => configureSite(config, { root, output, assets, api }),
});
await eleventy.write();
