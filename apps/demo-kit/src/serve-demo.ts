import { fileURLToPath } from 'node:url';
import type { Emulator } from '@kratos-login/emulator';
import { kratosEmulator } from '@kratos-login/emulator/vite';
import react from '@vitejs/plugin-react';
import { build, createServer, defaultClientConditions, type InlineConfig, type Plugin, preview } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { developerStrip } from './developer-strip-plugin.ts';

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
  const server = {
    port,
    strictPort: true,
    host: 'localhost',
    ...(typeof kratos === 'string' && {
      proxy: { '/kratos': { target: kratos, changeOrigin: true, rewrite: (path: string) => path.replace(/^\/kratos/, '') } },
    }),
  };
  const built = configureDemo(name);
  const config: InlineConfig = {
    ...built,
    plugins: [built.plugins, behind],
    server: { ...server, fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
    preview: { ...server, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  };
  if (isBuilt) {
    await build(config);
    await preview(config);
  } else {
    await (await createServer(config)).listen();
  }
}

/** Builds one demo into its folder `dist`, as hosts would upload it. */
export const buildDemo = async (name: DemoOptions['name']): Promise<void> => {
  await build(configureDemo(name));
};

const configureDemo = (name: DemoOptions['name']): InlineConfig => ({
  configFile: false,
  root: fileURLToPath(new URL(`../../${name}`, import.meta.url)),
  clearScreen: false,
  logLevel: 'warn',
  plugins: name === 'react-demo' ? [react()] : [],
  resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] },
  build: { target: 'es2022', emptyOutDir: true },
});
