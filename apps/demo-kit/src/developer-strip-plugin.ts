import { fileURLToPath } from 'node:url';
import type { Emulator } from '@kratos-login/emulator';
import type { Connect, Plugin } from 'vite';
import { listPeople } from './list-people.ts';

const script = `/@fs${fileURLToPath(new URL('./developer-strip.ts', import.meta.url))}`;

/** Adds the strip for developers, and the list that it loads, to a demo that is served from its sources. Builds do not contain them. */
export function developerStrip(emulator: Emulator): Plugin {
  const serveList = (middlewares: Connect.Server): void => {
    middlewares.use('/developers/people', (_request, response, next) => {
      listPeople(emulator).then((people) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(people));
      }, next);
    });
  };
  return {
    name: 'developer-strip',
    apply: 'serve',
    configureServer: ({ middlewares }) => serveList(middlewares),
    configurePreviewServer: ({ middlewares }) => serveList(middlewares),
    transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src: script }, injectTo: 'body' }],
  };
}
