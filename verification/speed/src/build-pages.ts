import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import type { MeasuredPage } from './pages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds pages for production, and returns the folder of each. */
export async function buildPages(pages: readonly MeasuredPage[]): Promise<ReadonlyMap<MeasuredPage, string>> {
  if (pages.some(({ kind }) => kind === 'demo')) buildDemos();
  const folders = new Map<MeasuredPage, string>();
  for (const page of pages) folders.set(page, page.kind === 'demo' ? `${root}apps/${page.name}/dist` : await buildPage(page));
  return folders;
}

/** The demos build themselves. */
function buildDemos(): void {
  const command = ['--conditions=@kratos-login/source', 'apps/demo-kit/src/build-demos.ts'];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The demos could not be built.');
}

async function buildPage({ name, kind }: MeasuredPage): Promise<string> {
  const outDir = `${root}verification/speed/dist/${name}`;
  await build({
    configFile: false,
    root: fileURLToPath(new URL(`./pages/${kind === 'plain' ? kind : name}`, import.meta.url)),
    logLevel: 'warn',
    plugins: kind === 'plain' ? [addScript(`/${name}.ts`)] : [react()],
    build: { target: 'es2022', outDir, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  });
  return outDir;
}

/** The plain pages differ only in their script. */
const addScript = (src: string): Plugin => ({
  name: 'add-script',
  transformIndexHtml: { order: 'pre', handler: () => [{ tag: 'script', attrs: { type: 'module', src }, injectTo: 'head' }] },
});
