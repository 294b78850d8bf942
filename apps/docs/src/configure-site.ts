import { globSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EleventyConfig, EleventyPage, EleventyResult } from '@11ty/eleventy';
import type { ApiPage } from './api/read-api.ts';
import type { Assets } from './bundle-assets.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { toText } from './escape-html.ts';
import { findHeadings } from './find-headings.ts';
import { createHighlighter } from './markdown/create-highlighter.ts';
import { createMarkdown } from './markdown/create-markdown.ts';
import { findNeighbours, hasPage, toNavigation } from './navigation.ts';
import { findRepositoryPages, readDocument } from './repository-pages.ts';
import { createSearchIndex, type RenderedPage } from './search/create-search-index.ts';
import { toRelativeUrls } from './to-relative-urls.ts';

/** Where the pages are, from the root of the repository. */
export const pagesFolder = 'apps/docs/src/pages';

/** What the configuration of the site needs. */
export interface SiteOptions {
  /** The absolute path of the repository. */
  readonly root: string;
  /** The absolute path of the built site. */
  readonly output: string;
  readonly assets: Assets;
  readonly api: readonly ApiPage[];
}

/** Configures Eleventy: which documents become pages, how they are rendered, and what is around them. */
export async function configureSite(eleventy: EleventyConfig, { root, output, assets, api }: SiteOptions): Promise<void> {
  const repository = readRepositoryUrl(root);
  const pages = new Map<string, string>();
  for (const { file, path, ...data } of findRepositoryPages(root)) {
    const { title, text } = readDocument(root, file);
    const url = toUrl(`/${path}`);
    pages.set(file, url);
    eleventy.addTemplate(`${pagesFolder}/${path}.md`, text, { ...data, title, source: file, permalink: `${url}index.html` });
  }
  for (const file of findPages(root)) pages.set(`${pagesFolder}/${file}`, toUrl(`/${file.replace(/\.md$/, '')}`));

  for (const { path, source, text, ...data } of api) {
    const url = toUrl(`/${path}`);
    pages.set(source, url);
    eleventy.addTemplate(`${pagesFolder}/${path}.md`, text, { ...data, group: 'API', source, permalink: `${url}index.html` });
  }

  eleventy.setUseGitIgnore(false);
  eleventy.setTemplateFormats(['md']);
  eleventy.setLayoutsDirectory('../layouts');
  eleventy.setIncludesDirectory('../layouts');
  eleventy.addGlobalData('layout', 'page.njk');
  eleventy.addGlobalData(
    'permalink',
    () => (data: { readonly page: { readonly filePathStem: string } }) => `${toUrl(data.page.filePathStem)}index.html`,
  );
  eleventy.addGlobalData('repository', repository);
  eleventy.addGlobalData('policy', contentSecurityPolicy);
  eleventy.addGlobalData('assets', assets);
  eleventy.addCollection('navigation', (api) => toNavigation(api.getAll()));
  eleventy.addFilter('toRepositoryPath', toRepositoryPath as (...values: never[]) => unknown);
  eleventy.addFilter('hasPage', hasPage as (...values: never[]) => unknown);
  eleventy.addFilter('neighbours', findNeighbours as (...values: never[]) => unknown);
  eleventy.addFilter('headings', findHeadings as (...values: never[]) => unknown);
  const markdown = createMarkdown(await createHighlighter(), { repository, pages, find: (path) => findPath(join(root, path)) });
  // An extension of our own, because Eleventy runs Liquid before its own Markdown, and braces in code are code.
  eleventy.addExtension('md', {
    outputFileExtension: 'html',
    compileOptions: { permalink: 'raw' },
    compile: (text) => (data) => markdown.render(text, toSource(data)),
  });
  eleventy.addTransform('relative-urls', function (content) {
    return toRelativeUrls(content, this.page.url);
  });
  eleventy.on('eleventy.after', ({ results }) =>
    writeFile(join(output, 'docs/assets/search.json'), createSearchIndex(results.map(toRenderedPage))),
  );
  eleventy.addPassthroughCopy({ 'docs/images': 'docs/images', 'apps/docs/src/icon.svg': 'docs/assets/icon.svg' });
}

/** Reads what the layout has written. */
function toRenderedPage({ url, content }: EleventyResult): RenderedPage {
  const [, html = ''] = /<article[^>]*>([\s\S]*)<\/article>/.exec(content) ?? [];
  const [, group = ''] = /<p class="eyebrow">([^<]*)</.exec(html) ?? [];
  const [heading = '', title = ''] = /<h1>([\s\S]*?)<\/h1>/.exec(html) ?? [];
  return { path: url.replace(/^\/docs\//, ''), title: toText(title), group, html: html.slice(html.indexOf(heading) + heading.length) };
}

/** Returns the address of a page, such as `/docs/guide/`, by its path without an extension. The page `index` of a folder has the address of the folder. */
const toUrl = (path: string): string => `/docs${path.replace(/\/index$/, '')}/`;

/** Eleventy starts the path of a file with `./`. */
const toRepositoryPath = (inputPath: string): string => inputPath.replace(/^\.\//, '');

/** A document of the repository names its file, and a page of the site is one. */
const toSource = ({ source, page }: { readonly source?: unknown; readonly page: EleventyPage }): string =>
  typeof source === 'string' ? source : toRepositoryPath(page.inputPath);

const findPages = (root: string): readonly string[] =>
  globSync('**/*.md', { cwd: join(root, pagesFolder) }).map((file) => file.replaceAll('\\', '/'));

function findPath(path: string): 'file' | 'folder' | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return null;
  return found.isDirectory() ? 'folder' : 'file';
}

function readRepositoryUrl(root: string): string {
  const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly repository: { readonly url: string } };
  return repository.url.replace(/^git\+|\.git$/g, '');
}
