import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { toServerOptions } from './to-server-options.ts';

/** Where to serve the studio, and with what. */
export interface StudioOptions {
  readonly port: number;
  /** The public URL of a real Kratos that gets all requests below `/kratos`. `null`: the studio has an emulated one in its page. */
  readonly kratos: string | null;
  /** The address of the gallery, to which states of the chart lead. */
  readonly gallery: string;
}

/** Serves the studio. A real Kratos is on its origin, because the frame with the login sends cookies there. */
export async function serveStudio({ port, kratos, gallery }: StudioOptions): Promise<void> {
  const root = fileURLToPath(new URL('../../studio', import.meta.url));
  const config = {
    root,
    configFile: `${root}/vite.config.ts`,
    clearScreen: false,
    logLevel: 'warn' as const,
    define: { 'import.meta.env.VITE_GALLERY': JSON.stringify(gallery) },
    plugins: [{ name: 'kratos-of-the-studio', transformIndexHtml: () => (kratos === null ? [] : [tellOfKratos]) }],
    server: toServerOptions(port, kratos),
  };
  await (await createServer(config)).listen();
}

/** The studio reads it when it starts. */
const tellOfKratos = { tag: 'meta', attrs: { name: 'kratos', content: 'real' }, injectTo: 'head' as const };
