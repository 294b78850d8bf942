import type { Connect, Plugin } from 'vite';
import type { Emulator } from './create-emulator.ts';
import { toNodeListener } from './node.ts';

/** Where in a Vite server the emulator is. */
export interface KratosEmulatorOptions {
  /** The path below which Kratos answers: `/kratos`. */
  readonly prefix: string;
  /** Made by you, so that you can steer it. The path of its `baseUrl` is the prefix. */
  readonly emulator: Emulator;
}

/**
 * A Vite plugin that puts an emulator below a path of the dev and preview servers, so that page and Kratos are of one origin.
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
