import MiniSearch from 'minisearch';
import { toText } from '../escape-html.ts';
import { type SearchSection, searchOptions } from './search-options.ts';

/** A rendered page: the content of its `<article>`. */
export interface RenderedPage {
  /** Its address from the root of the documentation, such as `reference/chart/`. */
  readonly path: string;
  readonly title: string;
  readonly group: string;
  readonly html: string;
}

/** Creates the index of the search, as JSON that the search reads. */
export function createSearchIndex(pages: readonly RenderedPage[]): string {
  const index = new MiniSearch(searchOptions);
  for (const section of pages.flatMap(toSections)) index.add({ ...section, excerpt: toExcerpt(section.text) });
  return JSON.stringify(index);
}

/** Splits a page at its headings. What stands before the first one belongs to the page. */
function toSections({ path, title, group, html }: RenderedPage): readonly SearchSection[] {
  const [before = '', ...rest] = html.split(/(?=<h[2-4] id=")/);
  const sections = rest.map((part) => {
    const [all = '', id = '', heading = ''] = /^<h[2-4] id="([^"]*)"[^>]*>([\s\S]*?)<\/h[2-4]>/.exec(part) ?? [];
    return { id: `${path}#${id}`, page: title, heading: toText(heading), group, text: toText(part.slice(all.length)) };
  });
  return [{ id: path, page: title, heading: '', group, text: toText(before) }, ...sections];
}

/** Returns the first words. */
const toExcerpt = (text: string): string => (text.length <= 140 ? text : `${text.slice(0, 140).replace(/\s+\S*$/, '')} …`);
