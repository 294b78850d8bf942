import type { PageTexts } from './texts/english.ts';

/** Writes the host's own texts into markup that names them: `data-host="tryAgain"`, `data-host-label="language"` for
 * `aria-label`, and `data-host-hide="hidePassword"` for `data-hide`. */
export function translate(root: ParentNode, texts: PageTexts): void {
  for (const place of root.querySelectorAll<HTMLElement>('*')) {
    if (place instanceof HTMLTemplateElement) translate(place.content, texts);
    for (const [key, name = ''] of Object.entries(place.dataset)) {
      const text = key.startsWith('host') && name in texts ? texts[name as keyof PageTexts] : null;
      if (text === null) continue;
      if (key === 'host') place.textContent = text;
      else if (key === 'hostLabel') place.ariaLabel = text;
      else place.dataset[key.charAt(4).toLowerCase() + key.slice(5)] = text;
    }
  }
}
