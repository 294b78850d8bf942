import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

/** The name of a page that can be measured. */
export type PageName = (typeof pageNames)[number];

/** All pages, in the order in which they are measured and printed. */
export const pageNames = ['react-demo', 'vanilla-demo', 'hand-written', 'xstate-and-ky', 'ory-elements'] as const;

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds pages for production, and returns their folders. */
export async function buildPages(names: readonly PageName[]): Promise<ReadonlyMap<PageName, string>> {
  if (names.some(isDemo)) buildDemos();
  const folders = new Map<PageName, string>();
  for (const name of names) folders.set(name, isDemo(name) ? `${root}apps/${name}/dist` : await buildPage(name));
  return folders;
}

const isDemo = (name: PageName): boolean => name.endsWith('-demo');

/** The demos build themselves. */
function buildDemos(): void {
  const command = ['--conditions=@kratos-login/source', 'apps/demo-kit/src/build-demos.ts'];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The demos could not be built.');
}

async function buildPage(name: PageName): Promise<string> {
  const isOry = name === 'ory-elements';
  const outDir = `${root}verification/speed/dist/${name}`;
  await build({
    configFile: false,
    root: fileURLToPath(new URL(`./pages/${isOry ? name : 'plain'}`, import.meta.url)),
    logLevel: 'warn',
    plugins: isOry ? [react()] : [addScript(`/${name}.ts`)],
    build: { target: 'es2022', outDir, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  });
  return outDir;
}

/** The plain pages differ only in their script. */
const addScript = (src: string): Plugin => ({
  name: 'add-script',
  transformIndexHtml: { order: 'pre', handler: () => [{ tag: 'script', attrs: { type: 'module', src }, injectTo: 'head' }] },
});
