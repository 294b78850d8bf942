import '@kratos-login/dom/kratos-login';
import { createInspect, demoOptions, languages, showLanguage } from 'demo-kit';

const login = document.querySelector('kratos-login');
if (login === null) throw new Error('index.html has no <kratos-login>.');

login.options = { onSuccess: demoOptions.onSuccess, inspect: createInspect(), onChange: showInDevelopment };

// Another language is shown in place, so that nothing typed is lost. Without a script the link loads the page again.
login.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('.languages a');
  const language = link && languages.find(({ lang }) => lang === link.getAttribute('lang'));
  if (!link || !language) return;
  event.preventDefault();
  showLanguage(language.lang);
  login.lang = language.lang;
  link.parentElement?.setAttribute('aria-label', language.label);
  for (const each of link.parentElement?.children ?? []) each.toggleAttribute('aria-current', each === link);
});

/** In development the page says what is wrong with the set-up. */
function showInDevelopment(...[view]: Parameters<NonNullable<typeof login & {}>['options']['onChange'] & {}>): void {
  if (import.meta.env.DEV) void import('demo-kit/show-findings').then(({ showFindings }) => showFindings(view));
}
