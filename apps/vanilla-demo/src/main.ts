import '@kratos-login/dom/kratos-login';
import { createInspect, demoOptions, type Lang, languages, readLang, showLanguage, toPlainAddress } from 'demo-kit';

const login = document.querySelector('kratos-login');
if (login === null) throw new Error('index.html has no <kratos-login>.');

/** In development the page says what is wrong with the set-up. */
const findings = import.meta.env.DEV ? import('demo-kit/show-findings') : undefined;

login.options = {
  onSuccess: demoOptions.onSuccess,
  inspect: createInspect(),
  onChange: (view) => void findings?.then(({ showFindings }) => showFindings(view)),
};
goBackTo(readLang(location.href));

/** The choice of a language. The page shows what the template says. */
const choice = login.querySelector('template')?.content.querySelector('.languages');

// Another language is shown in place, so that nothing typed is lost. Without a script the link loads the page again.
login.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('.languages a');
  const language = link && languages.find(({ lang }) => lang === link.getAttribute('lang'));
  if (!language) return;
  event.preventDefault();
  showLanguage(language.lang);
  goBackTo(language.lang);
  login.lang = language.lang;
  choice?.setAttribute('aria-label', language.label);
  for (const each of choice?.children ?? []) {
    if (each.getAttribute('lang') === language.lang) each.setAttribute('aria-current', 'true');
    else each.removeAttribute('aria-current');
  }
});

function goBackTo(lang: Lang): void {
  login?.setAttribute('back-url', toPlainAddress(lang));
}
