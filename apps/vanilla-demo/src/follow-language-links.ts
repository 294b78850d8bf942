import { type Lang, languages, showLanguage } from 'demo-kit';

/** Shows another language in place, so that nothing typed is lost. Without a script a link loads the page again. */
export function followLanguageLinks(page: HTMLElement, onChange: (lang: Lang) => void = () => {}): void {
  /** The choice of a language. The page shows what the template says. */
  const choice = page.querySelector('template')?.content.querySelector('.languages');
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('.languages a');
    const language = link && languages.find(({ lang }) => lang === link.getAttribute('lang'));
    if (!language) return;
    event.preventDefault();
    showLanguage(language.lang);
    onChange(language.lang);
    page.lang = language.lang;
    choice?.setAttribute('aria-label', language.label);
    for (const each of choice?.children ?? []) {
      if (each.getAttribute('lang') === language.lang) each.setAttribute('aria-current', 'true');
      else each.removeAttribute('aria-current');
    }
  });
}
