import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { readLang, toDir } from './languages.ts';

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
 * Serves `index.html` with the first view in it, as a host's server does: the form is there at the first paint, in its language. `/gallery` serves
 * `gallery.html`, whose states are rendered in the browser.
 */
export function prerender(root: string, toRender: ToRender): Plugin {
  let render: RenderPage | undefined;
  return {
    name: 'prerender',
    configureServer(server) {
      render = toRender((path) => server.ssrLoadModule(`/${path}`));
      server.middlewares.use(rewriteGallery);
    },
    async transformIndexHtml(html, { originalUrl = '/', path }) {
      return render && path === '/index.html' ? fill(html, await render(originalUrl), originalUrl) : html;
    },
    configurePreviewServer(server) {
      const renderBuilt = toRender(loadBuilt(root));
      server.middlewares.use(rewriteGallery);
      // After Vite's own functions, which have turned each address of a page into that of `index.html`.
      return () =>
        server.middlewares.use(async ({ url = '/', originalUrl: address = url }, response, next) => {
          if (!/^\/index\.html(\?|$)/.test(url)) return next();
          const html = await readFile(join(root, template), 'utf8');
          response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', contentSecurityPolicy);
          response.end(fill(html, await renderBuilt(address), address));
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

const rewriteGallery: Connect.NextHandleFunction = (request, _, next) => {
  request.url = request.url?.replace(/^\/gallery(?=$|\?)/, '/gallery.html');
  next();
};

function fill(html: string, { title, parts }: RenderedPage, address: string): string {
  const lang = readLang(address);
  const page = html
    .replace('<html lang="en">', `<html lang="${lang}" dir="${toDir(lang)}">`)
    .replace(/<title>.*<\/title>/, () => `<title>${title}</title>`);
  return Object.entries(parts).reduce((filled, [name, part]) => filled.replaceAll(`<!--${name}-->`, () => part), page);
}
