import type { Options } from 'minisearch';

/** A section of a page, as the search finds it. */
export interface SearchSection {
  /** The address from the root of the documentation, with the anchor of the heading. */
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  readonly group: string;
  readonly text: string;
}

/** What is stored with each section, to show it. */
export type SearchHit = Pick<SearchSection, 'id' | 'page' | 'heading' | 'group'> & { readonly excerpt: string };

/** The same options build the index and read it. */
export const searchOptions: Options<SearchSection & { readonly excerpt: string }> = {
  fields: ['page', 'heading', 'text'],
  storeFields: ['page', 'heading', 'group', 'excerpt'],
  tokenize: (text) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean),
  searchOptions: { boost: { page: 3, heading: 4 }, prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), combineWith: 'AND' },
};
