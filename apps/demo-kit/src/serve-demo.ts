import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '@kratos-login/emulator';
import { kratosEmulator } from '@kratos-login/emulator/vite';
import react from '@vitejs/plugin-react';
import { build, createServer, defaultClientConditions, defaultServerConditions, type InlineConfig, type Plugin, preview } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { developerStrip } from './developer-strip-plugin.ts';
import { prerender, prerenderBuilt, type RenderPage } from './prerender.ts';
import { renderVanilla } from './render-vanilla.ts';
import { toServerOptions } from './to-server-options.ts';

/** Which demo to serve, at which port, with which Kratos. */
export interface DemoOptions {
  readonly name: 'react-demo' | 'vanilla-demo';
  readonly port: number;
  /** The emulator, or the public URL of a real Kratos that gets all requests. */
  readonly kratos: Emulator | string;
  /** Serves the production build under a strict Content-Security-Policy. Default: the sources. */
  readonly isBuilt: boolean;
}

/** Serves one demo with its Kratos on one origin, below `/kratos`. */
export async function serveDemo({ name, port, kratos, isBuilt }: DemoOptions): Promise<void> {
  const behind: Plugin[] =
    typeof kratos === 'string' ? [] : [kratosEmulator({ prefix: '/kratos', emulator: kratos }), developerStrip(kratos)];
  const server = toServerOptions(port, typeof kratos === 'string' ? kratos : null);
  const built = configureDemo(name);
  const config: InlineConfig = {
    ...built,
    plugins: [built.plugins, prerender(built.root, (load) => toRender(name, load)), behind],
    server: { ...server, fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
    preview: { ...server, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  };
  if (isBuilt) {
    await buildDemo(name);
    await preview(config);
  } else {
    await (await createServer(config)).listen();
  }
}

/** Builds one demo into its folder `dist`, as hosts would upload it, with the first view in `index.html`. */
export async function buildDemo(name: DemoOptions['name']): Promise<void> {
  const config = configureDemo(name);
  await build(config);
  // Built together, the pages would share files, and each would load more of them.
  for (const page of ['second-factor', 'gallery']) {
    const outDir = `dist-${page}`;
    await build({
      ...configureDemo(name), // with the same object Vite builds the page before again
      build: { ...config.build, outDir, chunkSizeWarningLimit: 2_000, rolldownOptions: { input: join(config.root, `${page}.html`) } },
    });
    await cp(join(config.root, outDir), join(config.root, 'dist'), { recursive: true });
  }
  if (name === 'react-demo') await build({ ...config, build: { ssr: serverEntry, outDir: 'dist-server', emptyOutDir: true } });
  await prerenderBuilt(config.root, (load) => toRender(name, load));
}

/** Builds the gallery of one demo into a folder. All its addresses are relative, so that it works below any path, without a server of its own. */
export async function buildGallery(name: DemoOptions['name'], outDir: string): Promise<void> {
  const config = configureDemo(name);
  const input = join(config.root, 'gallery.html');
  await build({ ...config, base: './', build: { ...config.build, outDir, chunkSizeWarningLimit: 2_000, rolldownOptions: { input } } });
}

/** Whether a text is the name of a demo. */
export const isDemoName = (text: string): text is DemoOptions['name'] => text === 'react-demo' || text === 'vanilla-demo';

const serverEntry = 'src/entry-server.tsx';

/** The vanilla demo is rendered by a function, and the React demo by its own component. */
const toRender = (name: DemoOptions['name'], load: (path: string) => Promise<unknown>): RenderPage =>
  name === 'react-demo' ? async (address) => ((await load(serverEntry)) as { readonly render: RenderPage }).render(address) : renderVanilla;

const configureDemo = (name: DemoOptions['name']) => {
  const root = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return {
    configFile: false,
    root,
    clearScreen: false,
    logLevel: 'warn',
    plugins: name === 'react-demo' ? [react()] : [],
    resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] },
    ssr: { noExternal: [/^@kratos-login\//, 'demo-kit'], resolve: { conditions: ['@kratos-login/source', ...defaultServerConditions] } },
    build: { target: 'es2022', emptyOutDir: true },
  } satisfies InlineConfig;
};
