import { loadLanguage, readLang, readPageTitle } from 'demo-kit';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';

/** Renders the first view, for the server. */
export async function render(address: string) {
  const lang = readLang(address);
  const language = await loadLanguage(lang);
  const html = renderToString(
    <StrictMode>
      <App address={address} lang={lang} language={language} />
    </StrictMode>,
  );
  return { title: readPageTitle(address, language), parts: { login: html } };
}
