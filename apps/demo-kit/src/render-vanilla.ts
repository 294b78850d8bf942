import { createLoginPage } from '@kratos-login/core/login-page';
import { renderToHtml } from '@kratos-login/dom/server';
import { demoOptions } from './demo-options.ts';
import { loadLanguage, readLang } from './languages.ts';
import type { RenderPage } from './prerender.ts';
import { renderLanguages } from './render-languages.ts';

/** Renders the first view of the vanilla demo. */
export const renderVanilla: RenderPage = async (address) => {
  const lang = readLang(address);
  const options = { ...demoOptions, address, language: await loadLanguage(lang) };
  const languages = renderLanguages(lang, address);
  return {
    title: createLoginPage(options).login.initialView.pageTitle,
    parts: { languages, login: renderToHtml(options, { footer: `<slot></slot>${languages}` }) },
  };
};
