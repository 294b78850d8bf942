import type { Connect, Plugin } from 'vite';
import type { Emulator } from './create-emulator.ts';
import { toNodeListener } from './node.ts';

/** The options of the Vite plugin. */
interface KratosEmulatorOptions {
  /** The path prefix of Kratos: `/kratos`. It must be the path of the emulator's `baseUrl`. */
  readonly prefix: string;
  /** The emulator. Keep a reference to it to control it. */
  readonly emulator: Emulator;
}

/**
 * Creates a Vite plugin that serves an emulator below a path of the dev and preview servers, so page and Kratos have the same origin.
 * Throws a `TypeError` if the prefix is not the path of the base URL.
 *
 * @example
 * ```ts
 * import { createEmulator } from '@kratos-login/emulator';
 * import { kratosEmulator } from '@kratos-login/emulator/vite';
 * import { defineConfig } from 'vite';
 *
 * const emulator = createEmulator({ baseUrl: 'http://localhost:5173/kratos/', identities: [{ email: 'ann@example.com', password: 'correct horse battery' }] });
 * export default defineConfig({ plugins: [kratosEmulator({ prefix: '/kratos', emulator })] });
 * ```
 */
export function kratosEmulator({ prefix, emulator }: KratosEmulatorOptions): Plugin {
  const path = new URL(emulator.baseUrl, 'http://localhost').pathname.replace(/\/+$/, '');
  if (path !== prefix.replace(/\/+$/, ''))
    throw new TypeError(
      `The prefix is ${JSON.stringify(prefix)}, but the base URL of the emulator is ${emulator.baseUrl}. Expected the same path in both.`,
    );
  const listener = toNodeListener(emulator.handle, (url) => url.slice(path.length) || '/');
  const middleware: Connect.NextHandleFunction = (request, response, next) => {
    if (request.url === path || request.url?.startsWith(`${path}/`)) listener(request, response);
    else next();
  };
  return {
    name: 'kratos-emulator',
    configureServer(server) {
      server.middlewares.use(middleware);
    },
    configurePreviewServer(server) {
      server.middlewares.use(middleware);
    },
  };
}
