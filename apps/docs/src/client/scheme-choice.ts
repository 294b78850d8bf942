import { createElement } from './create-element.ts';
import { recall, remember } from './memory.ts';

const key = 'color-scheme'; // the studio has the same
const schemes = { system: 'System', light: 'Light', dark: 'Dark' };

/** Adds the choice of the colour scheme. `theme.ts` applies it on the next page, before the first paint. */
export function addSchemeChoice(place: HTMLElement): void {
  const chosen = recall(key) ?? 'system';
  const options = Object.entries(schemes).map(([value, label]) => {
    const option = createElement('option', { value }, label);
    option.selected = value === chosen;
    return option;
  });
  const select = createElement('select', { 'aria-label': 'Colour scheme' }, ...options);
  select.addEventListener('change', () => {
    const scheme = select.value === 'system' ? null : select.value;
    remember(key, scheme);
    if (scheme === null) delete document.documentElement.dataset['scheme'];
    else document.documentElement.dataset['scheme'] = scheme;
  });
  place.append(select);
}
