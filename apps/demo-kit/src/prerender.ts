import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { loadSecondFactorTexts, readLang, toDir } from './languages.ts';
import { renderLanguages } from './render-languages.ts';

/** The first view of a demo, as HTML. */
interface RenderedPage {
  /** The title of the document. */
  readonly title: string;
  /** By the name of the comment in `index.html` that it replaces: `<!--login-->`. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Renders a demo for an address. */
export type RenderPage = (address: string) => Promise<RenderedPage>;

/** Makes the function that renders a demo from one that loads its modules. */
type ToRender = (load: (path: string) => Promise<unknown>) => RenderPage;

/**
 * Serves `index.html` with the first view in it, as a host's server does: the form is there at the first paint, in its language. `/second-factor` and `/gallery`
 * serve `second-factor.html` and `gallery.html`, whose views depend on the session and the address: they are rendered in the browser.
 */
export function prerender(root: string, toRender: ToRender): Plugin {
  let render: RenderPage | undefined;
  return {
    name: 'prerender',
    configureServer(server) {
      render = toRender((path) => server.ssrLoadModule(`/${path}`));
      server.middlewares.use(rewritePages);
    },
    async transformIndexHtml(html, { originalUrl = '/', path }) {
      if (path === '/second-factor.html') return fill(html, await renderSecondFactor(originalUrl), originalUrl);
      return render && path === '/index.html' ? fill(html, await render(originalUrl), originalUrl) : html;
    },
    configurePreviewServer(server) {
      const renderBuilt = toRender(loadBuilt(root));
      server.middlewares.use(async ({ url = '/' }, response, next) => {
        if (!isSecondFactor.test(url)) return next();
        sendHtml(response, fill(await readFile(join(root, 'dist/second-factor.html'), 'utf8'), await renderSecondFactor(url), url));
      });
      server.middlewares.use(rewritePages);
      // After Vite's own functions, which have turned each address of a page into that of `index.html`.
      return () =>
        server.middlewares.use(async ({ url = '/', originalUrl: address = url }, response, next) => {
          if (!/^\/index\.html(\?|$)/.test(url)) return next();
          const html = await readFile(join(root, template), 'utf8');
          sendHtml(response, fill(html, await renderBuilt(address), address));
        });
    },
  };
}

/** Writes the first view into the built `index.html`, for a host that serves files only. */
export async function prerenderBuilt(root: string, toRender: ToRender): Promise<void> {
  const html = moveScripts(await readFile(join(root, 'dist/index.html'), 'utf8'));
  await mkdir(join(root, 'dist-server'), { recursive: true });
  await writeFile(join(root, template), html);
  await writeFile(join(root, 'dist/index.html'), fill(html, await toRender(loadBuilt(root))('/'), '/'));
}

/** Moves the scripts behind the form: on a slow line their download would delay the stylesheet, and so the first paint. */
function moveScripts(html: string): string {
  const tags = html.match(/ *<(script type="module"|link rel="modulepreload")[^>]*>(<\/script>)?\n/g) ?? [];
  return tags.reduce((rest, tag) => rest.replace(tag, ''), html).replace('</body>', () => `${tags.join('')}  </body>`);
}

/** The built page without a view, which a server fills for each request. */
const template = 'dist-server/index.html';

const loadBuilt = (root: string) => (path: string) => import(join(root, 'dist-server', path.replace(/.*\/(.*)\.tsx?$/, '$1.js')));

const isSecondFactor = /^\/second-factor(?=$|\?)/;

const rewritePages: Connect.NextHandleFunction = (request, _, next) => {
  request.url = request.url?.replace(/^\/(gallery|second-factor)(?=$|\?)/, '/$1.html');
  next();
};

function sendHtml(response: ServerResponse, html: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', contentSecurityPolicy);
  response.end(html);
}

/** Renders what does not depend on the session. */
async function renderSecondFactor(address: string): Promise<RenderedPage> {
  const lang = readLang(address);
  const { overviewTitle } = await loadSecondFactorTexts(lang);
  return { title: `${overviewTitle} · Example`, parts: { languages: renderLanguages(lang, address) } };
}

function fill(html: string, { title, parts }: RenderedPage, address: string): string {
  const lang = readLang(address);
  const page = html
    .replace('<html lang="en">', `<html lang="${lang}" dir="${toDir(lang)}">`)
    .replace(/<title>.*<\/title>/, () => `<title>${title}</title>`);
  return Object.entries(parts).reduce((filled, [name, part]) => filled.replaceAll(`<!--${name}-->`, () => part), page);
}
