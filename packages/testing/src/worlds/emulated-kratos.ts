import { createEmulator, type JsonObject } from '@kratos-login/emulator';
import { answerAsAppServer } from './app-server.ts';
import { FORM_LIFESPAN, type KratosServer } from './kratos-server.ts';
import { merge } from './merge.ts';
import { usualConfig } from './usual-config.ts';

const publicUrl = 'http://127.0.0.1:4433';

/** The emulator as the server of a world: in this process, with a clock that is moved. */
export function emulatedKratos(): KratosServer {
  const usual = { ...usualConfig('https://oauth2.example.com'), serve: { public: { base_url: `${publicUrl}/` } }, dev: true };
  const kratos = createEmulator({
    config: usual as JsonObject,
    defaults: 'kratos',
    fetch: async (input, init) => {
      const { method, url } = new Request(input, init);
      const { status, body } = answerAsAppServer(method, url);
      return Response.json(body, { status });
    },
  });
  return {
    publicUrl,
    async send(request) {
      const { status, headers, body } = await kratos.handle({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: await request.text(),
      });
      return new Response(status === 204 ? null : body, { status, headers });
    },
    async admin(method, path, body) {
      const headers = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
      const answer = await kratos.handleAdmin({ method, url: path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      if (answer.status >= 400) throw new Error(`${method} ${path} came to ${answer.status}: ${answer.body}`);
      return answer.body === '' ? null : JSON.parse(answer.body);
    },
    configure: async (changes) => kratos.replaceConfig(merge(usual, changes) as JsonObject),
    now: () => kratos.clock.now(),
    passTime: (ms) => kratos.clock.advance(ms),
    openShortLivedForms: async () => {},
    letFormsRunOut: async () => kratos.clock.advance(FORM_LIFESPAN + 1_000),
  };
}
