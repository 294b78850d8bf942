import { createInspect, loadLanguage, loadSecondFactorTexts, readLang } from 'demo-kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SecondFactorApp } from './second-factor-app.tsx';

const app = document.getElementById('app');
if (app === null) throw new Error('second-factor.html has no element with the id "app".');
const lang = readLang(location.href);
const [language, secondFactorTexts] = await Promise.all([loadLanguage(lang), loadSecondFactorTexts(lang)]);

createRoot(app).render(
  <StrictMode>
    <SecondFactorApp first={{ lang, language, secondFactorTexts }} inspect={createInspect()} />
  </StrictMode>,
);
