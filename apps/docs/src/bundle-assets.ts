import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** The addresses of scripts, styles and the font, from the root of the site, by their names without a hash. */
export type Assets = Readonly<Record<string, string>>;

const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundles what the pages load into `docs/assets` of the site. Names have hashes, so a browser can keep the files. */
export async function bundleAssets(output: string): Promise<Assets> {
  const common: BuildOptions & { readonly metafile: true } = {
    bundle: true,
    minify: true,
    metafile: true,
    outdir: join(output, 'docs/assets'),
    absWorkingDir: output,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    logLevel: 'warning',
  };
  await mkdir(output, { recursive: true });
  const results = await Promise.all([
    build({ ...common, entryPoints: [join(here, 'client/docs.ts')], format: 'esm', splitting: true }),
    // Not a module: it must have set the colour scheme before the first paint.
    build({ ...common, entryPoints: [join(here, 'client/theme.ts')], format: 'iife' }),
    build({ ...common, entryPoints: [join(here, 'style/docs.css')], loader: { '.woff2': 'file' } }),
  ]);
  const files = results.flatMap(({ metafile }) => Object.keys(metafile.outputs));
  return Object.fromEntries(files.map((file) => [basename(file).replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ''), `/${file.replaceAll('\\', '/')}`]));
}
