import { createElement } from './create-element.ts';

/** Adds the button of the search, and its keys: `/`, and K with Ctrl or ⌘. The search itself is loaded on first use. */
export function addSearch(place: HTMLElement): void {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const button = createElement('button', { type: 'button', class: 'open-search', 'aria-keyshortcuts': '/ Control+K Meta+K' }, 'Search');
  button.append(createElement('kbd', { 'aria-hidden': 'true' }, isMac ? '⌘K' : 'Ctrl K'));
  const open = (): void => {
    void import('./search-dialog.ts').then(({ openSearch }) => openSearch());
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const isTyping = (event.target as HTMLElement).matches('input, textarea, select');
    const isShortcut = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey);
    if (!isShortcut && (event.key !== '/' || isTyping || event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    open();
  });
  place.append(button);
}
