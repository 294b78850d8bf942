export { createInspect } from './create-inspect.ts';
export { demoOptions, demoSite, requiresSecondFactor } from './demo-options.ts';
export {
  type Lang,
  languages,
  loadLanguage,
  loadSecondFactorTexts,
  readLang,
  showLanguage,
  toDir,
  toLanguageHref,
  toPlainAddress,
  toSecondFactorAddress,
} from './languages.ts';
export { readPageTitle } from './read-page-title.ts';
