import MiniSearch from 'minisearch';
import { type SearchHit, searchOptions } from '../search/search-options.ts';
import { createElement } from './create-element.ts';

const shown = 20;
/** This module is in `docs/assets`. */
const root = new URL('..', import.meta.url);
let search: Promise<MiniSearch> | null = null;
let dialog: HTMLDialogElement | null = null;

/** Opens the search. The index is loaded once. */
export function openSearch(): void {
  dialog ??= createDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function loadIndex(): Promise<MiniSearch> {
  search ??= fetch(new URL('assets/search.json', root))
    .then((reply) => reply.text())
    .then((json) => MiniSearch.loadJSON(json, searchOptions));
  return search;
}

function createDialog(): HTMLDialogElement {
  const input = createElement('input', {
    type: 'search',
    'aria-label': 'Search the documentation',
    placeholder: 'Search the documentation',
    autocomplete: 'off',
  });
  const status = createElement('p', { role: 'status', class: 'search-status' });
  const list = createElement('ul', { class: 'search-results' });
  const close = createElement('button', { type: 'button', class: 'close-search', 'aria-label': 'Close the search' }, 'Esc');
  const created = createElement(
    'dialog',
    { class: 'search', 'aria-label': 'Search' },
    createElement('div', { class: 'search-box' }, input, close),
    status,
    list,
  );
  close.addEventListener('click', () => created.close());
  created.addEventListener('click', ({ target }) => {
    if (target === created) created.close(); // the backdrop
  });
  input.addEventListener('input', () => void show(input.value, list, status));
  created.addEventListener('keydown', (event) => move(event, input, list));
  list.addEventListener('click', () => created.close());
  document.body.append(created);
  void loadIndex();
  return created;
}

async function show(query: string, list: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    const hits = (query.trim() === '' ? [] : (await loadIndex()).search(query)) as readonly unknown[] as readonly SearchHit[];
    list.replaceChildren(...hits.slice(0, shown).map(toItem));
    status.textContent = query.trim() === '' ? '' : toCount(hits.length);
  } catch {
    search = null;
    status.textContent = 'The index of the search cannot be loaded. Check the connection, then type again.';
  }
}

const toCount = (count: number): string =>
  count === 0 ? 'No results' : count === 1 ? '1 result' : `${count} results${count > shown ? `, the best ${shown} are shown` : ''}`;

function toItem({ id, page, heading, group, excerpt }: SearchHit): HTMLElement {
  const title = heading === '' ? page : heading;
  const where = heading === '' ? group : `${group} › ${page}`;
  const link = createElement(
    'a',
    { href: new URL(id, root).href },
    createElement('span', { class: 'where' }, where),
    createElement('b', {}, title),
    createElement('span', {}, excerpt),
  );
  return createElement('li', {}, link);
}

/** The arrow keys go through the results. Enter in the box follows the first one. */
function move(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    (links[at + step] ?? input).focus();
  } else if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
}
