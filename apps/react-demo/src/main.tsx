import { createInspect, loadLanguage, readLang } from 'demo-kit';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';

const app = document.getElementById('app');
if (app === null) throw new Error('index.html has no element with the id "app".');
const address = location.pathname + location.search;
const lang = readLang(address);
const language = await loadLanguage(lang);

/** In development the page says what is wrong with the set-up. */
const showInDevelopment = import.meta.env.DEV ? (await import('demo-kit/show-findings')).showFindings : undefined;

hydrateRoot(
  app,
  <StrictMode>
    <App address={address} lang={lang} language={language} inspect={createInspect()} onChange={showInDevelopment} />
  </StrictMode>,
);
