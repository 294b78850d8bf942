import { renderToHtml } from '@kratos-login/dom/server';
import { demoOptions } from './demo-options.ts';
import { loadLanguage, readLang } from './languages.ts';
import type { RenderPage } from './prerender.ts';
import { readPageTitle } from './read-page-title.ts';
import { renderLanguages } from './render-languages.ts';

/** Renders the first view of the vanilla demo. */
export const renderVanilla: RenderPage = async (address) => {
  const lang = readLang(address);
  const language = await loadLanguage(lang);
  const languages = renderLanguages(lang, address);
  return {
    title: readPageTitle(address, language),
    parts: { languages, login: renderToHtml({ ...demoOptions, address, language }, { footer: `<slot></slot>${languages}` }) },
  };
};
