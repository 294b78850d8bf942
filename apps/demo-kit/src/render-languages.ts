import { type Lang, languages, toLanguageHref } from './languages.ts';

/** The HTML of the choice of a language, for a page in `lang` at `address`. */
export function renderLanguages(lang: Lang, address: string): string {
  const links = languages.map(
    (each) =>
      `<a href="${toLanguageHref(each.lang, address).replaceAll('&', '&amp;')}" lang="${each.lang}"${each.lang === lang ? ' aria-current="true"' : ''}>${each.name}</a>`,
  );
  const label = languages.find((each) => each.lang === lang)?.label;
  return `<nav class="languages" aria-label="${label}">${links.join('')}</nav>`;
}
