import { createEmulator } from '@kratos-login/emulator';
import { toNodeListener } from '@kratos-login/emulator/node';
import type { DiagnoseOptions, FindingCode } from '../../src/diagnose.ts';
import { answerWith, bob, closeAll, createCookieFetch, dropCorsOnErrors, serve, serveKratos, signIn } from './serve.ts';

/** Serves a set-up with one problem, and returns the options for `diagnose`. */
type WrongSetUp = () => Promise<DiagnoseOptions>;

const page = 'http://127.0.0.1:4455/login';
const corsFor = (origin: string, more: object = {}) => ({
  serve: { public: { cors: { enabled: true, allowed_origins: [origin], ...more } } },
});

/** One wrong set-up for each finding. */
export const wrongSetUps: Readonly<Record<Exclude<FindingCode, 'cors-preflight'>, WrongSetUp>> = {
  'bad-address': async () => ({ kratosUrl: '/kratos' }),
  'mixed-content': async () => ({ kratosUrl: 'http://auth.example.com', page: 'https://app.example.com/login' }),
  'local-names': async () => {
    const { url } = await serveKratos({ config: corsFor('http://localhost:4455') });
    return { kratosUrl: url, page: 'http://localhost:4455/login' };
  },
  'other-site': async () => {
    const { url } = await serveKratos({ config: corsFor('http://app.example.com') });
    return { kratosUrl: url, page: 'http://app.example.com/login' };
  },
  'no-answer': async () => {
    const url = await serve(() => {});
    await closeAll();
    return { kratosUrl: url };
  },
  'timed-out': async () => ({ kratosUrl: await serve(() => {}), timeout: 100 }),
  'cors-origin': async () => {
    const { url } = await serveKratos({ config: corsFor('https://another.example.com') });
    return { kratosUrl: url, page };
  },
  'cors-credentials': async () => {
    const { url } = await serveKratos({ config: corsFor('http://127.0.0.1:4455', { allow_credentials: false }) });
    return { kratosUrl: url, page };
  },
  'cors-errors': async () => {
    const { url } = await serveKratos({ config: corsFor('http://127.0.0.1:4455'), between: dropCorsOnErrors });
    return { kratosUrl: url, page };
  },
  'not-kratos': async () => ({ kratosUrl: await serve((_, response) => response.end('<!doctype html><title>Welcome</title>')) }),
  'wrong-path': async () => {
    const { url } = await serveKratos();
    return { kratosUrl: `${url}/self-service/login` };
  },
  'admin-port': async () => {
    const { kratos, url } = await serveKratos();
    // Like the admin API of Kratos, it redirects the paths of the public API.
    const admin = toNodeListener((request) =>
      request.url.startsWith('/self-service/') ? answerWith(307, '', { location: `${url}${request.url}` }) : kratos.handleAdmin(request),
    );
    return { kratosUrl: await serve(admin) };
  },
  'accept-dropped': async () => {
    const { url } = await serveKratos({
      between: (request, pass) => {
        const headers = new Headers(request.headers);
        headers.delete('accept');
        return pass({ ...request, headers });
      },
    });
    return { kratosUrl: url };
  },
  redirected: async () => {
    const { url } = await serveKratos({
      between: ({ url: path }) => answerWith(308, '', { location: `https://auth.example.com${path}` }),
    });
    return { kratosUrl: url };
  },
  'partly-passed': async () => {
    const { url } = await serveKratos({
      between: (request, pass) => (request.url.startsWith('/sessions') ? answerWith(404, '<html>not found</html>') : pass(request)),
    });
    return { kratosUrl: url };
  },
  refused: async () => {
    const { url } = await serveKratos({
      between: (request, pass) =>
        request.url.startsWith('/self-service/') ? answerWith(403, { error: { code: 403, message: 'policy' } }) : pass(request),
    });
    return { kratosUrl: url };
  },
  'server-trouble': async () => {
    const { kratos, url } = await serveKratos();
    kratos.faults.add({ route: 'create', status: 500, body: { error: { code: 500 } } });
    return { kratosUrl: url };
  },
  'not-ready': async () => {
    const { url } = await serveKratos({
      between: () => answerWith(503, { errors: { migrations: 'migrations have not yet been fully applied' } }),
    });
    return { kratosUrl: url };
  },
  'cookies-not-kept': async () => {
    const { url } = await serveKratos({ config: { dev: false } }); // cookies are Secure then
    return { kratosUrl: url };
  },
  'flow-lost': async () => {
    const other = createEmulator();
    const { url } = await serveKratos({
      between: (request, pass) => (request.url.startsWith('/self-service/login/flows') ? other.handle(request) : pass(request)),
    });
    return { kratosUrl: url };
  },
  'base-url-differs': async () => {
    const { url } = await serveKratos({ baseUrl: 'http://kratos.internal:4433/' });
    return { kratosUrl: url };
  },
  'password-off': async () => {
    const { url } = await serveKratos({ config: { selfservice: { methods: { password: { enabled: false } } } } });
    return { kratosUrl: url };
  },
  'totp-off': async () => {
    const { url } = await serveKratos({ config: { selfservice: { methods: { totp: { enabled: false } } } } });
    const fetch = createCookieFetch();
    await signIn(url, fetch, bob);
    return { kratosUrl: url, fetch };
  },
  'return-to-forbidden': async () => {
    const { url } = await serveKratos();
    return { kratosUrl: url, returnTo: 'https://elsewhere.example.com/home' };
  },
};
