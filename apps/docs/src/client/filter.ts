import { createElement } from './create-element.ts';

/** Adds a box that filters the rows of all tables of a page. Each word has to be in the row. Sections without a matching row are hidden. */
export function addFilter(article: HTMLElement): void {
  const input = createElement('input', { type: 'search', id: 'row-filter', autocomplete: 'off', placeholder: '422, csrf, expired …' });
  const status = createElement('p', { role: 'status', class: 'filter-status' });
  const box = createElement('div', { class: 'filter', role: 'search', 'aria-label': 'Rows of this page' });
  box.append(createElement('label', { for: 'row-filter' }, 'Filter the rows of all tables'), input, status);
  const first = article.querySelector('h2, .table');
  first?.before(box);

  const tables = [...article.querySelectorAll<HTMLElement>('.table')];
  const rows = tables.flatMap((table) => [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')]);
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => texts.get(row)?.includes(word));
    article.classList.toggle('is-filtered', words.length > 0);
    for (const table of tables) {
      const isEmpty = words.length > 0 && table.querySelector('tbody tr:not([hidden])') === null;
      table.hidden = isEmpty;
    }
    hideEmptySections(article, words.length > 0);
    const count = rows.filter(({ hidden }) => !hidden).length;
    status.textContent = words.length === 0 ? '' : `${count} of ${rows.length} rows`;
  });
}

/** While rows are filtered, only the tables with matches and their headings are visible. */
function hideEmptySections(article: HTMLElement, isFiltered: boolean): void {
  let heading: HTMLElement | null = null;
  let hasRows = false;
  const close = (): void => {
    if (heading !== null) heading.hidden = isFiltered && !hasRows;
  };
  const box = article.querySelector('.filter');
  for (const element of article.children) {
    if (!(element instanceof HTMLElement) || element.compareDocumentPosition(box ?? article) & Node.DOCUMENT_POSITION_FOLLOWING) continue;
    if (element === box) continue;
    if (element.localName === 'h2') {
      close();
      heading = element;
      hasRows = false;
    } else if (element.classList.contains('table')) hasRows ||= !element.hidden;
    else element.hidden = isFiltered;
  }
  close();
}
