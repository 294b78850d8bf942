export { createInspect } from './create-inspect.ts';
export { demoOptions } from './demo-options.ts';
export { type Lang, languages, loadLanguage, readLang, showLanguage, toLanguageHref, toPlainAddress } from './languages.ts';
export { readPageTitle } from './read-page-title.ts';
