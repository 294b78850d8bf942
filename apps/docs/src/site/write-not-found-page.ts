import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Assets } from '../bundle-assets.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';

/** How deep an address may be that does not exist. Deeper ones get a page without its look. */
const depths = ['', '../', '../../', '../../../', '../../../../'];

/**
 * Writes `404.html`. A server shows it at any address, so no relative address is right at all depths, and an absolute one would need to know where the
 * site is. The page names its files once for each depth: those that do not exist do nothing.
 */
export async function writeNotFoundPage(site: string, assets: Assets): Promise<void> {
  const style = (assets['docs.css'] ?? '').slice(1);
  await build({
    entryPoints: { 'not-found': fileURLToPath(new URL('not-found.ts', import.meta.url)) },
    outdir: site,
    bundle: true,
    minify: true,
    format: 'esm',
  });
  const forEachDepth = (toTag: (up: string) => string): string => depths.map((up) => `  ${toTag(up)}`).join('\n');
  await writeFile(
    join(site, '404.html'),
    `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Page not found · kratos-login</title>
${forEachDepth((up) => `<link rel="stylesheet" href="${up}${style}">`)}
${forEachDepth((up) => `<script type="module" src="${up}not-found.js"></script>`)}
</head>
<body>
  <main class="not-found">
    <h1>Page not found</h1>
    <p>There is no page at this address. It may have moved: search in the documentation.</p>
    <p><a href="docs/" data-path="docs/">Documentation</a> · <a href="./" data-path="./">Studio</a></p>
  </main>
</body>
</html>
`,
  );
}
