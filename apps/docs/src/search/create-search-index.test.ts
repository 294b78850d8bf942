import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { createSearchIndex } from './create-search-index.ts';
import { searchOptions } from './search-options.ts';

test('the search finds a section by its text, and leads to its heading', () => {
  const html =
    '<p>Before.</p><h2 id="two" tabindex="-1">Two <code>subdomains</code></h2><p>The cookie&#39;s domain is set by <code>session.cookie</code>.</p>';
  const index = createSearchIndex([{ path: 'production/', title: 'Production', group: 'Production', html }]);
  const search = MiniSearch.loadJSON(index, searchOptions);
  expect(search.search('cookie domain')).toEqual([
    expect.objectContaining({ id: 'production/#two', page: 'Production', heading: 'Two subdomains' }),
  ]);
  expect(search.search('subdomans')[0]?.id).toBe('production/#two');
  expect(search.search('before')[0]?.id).toBe('production/');
});
