import { createKratosClient, createLoginWithClient } from '@kratos-login/core';
import { loadLanguage, readAddress } from 'demo-kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LoginPage } from './login-page.tsx';
import 'demo-kit/login.css';

const { kratosUrl, ...asked } = readAddress();
const client = createKratosClient({ kratosUrl });
const { pageTexts, ...said } = await loadLanguage();
const login = createLoginWithClient({ client, ...asked, ...said, inspect: await createInspect() });

const app = document.getElementById('app');
if (app === null) throw new Error('index.html has no element with the id "app".');
createRoot(app).render(
  <StrictMode>
    <LoginPage login={login} client={client} texts={pageTexts} />
  </StrictMode>,
);

/** `?inspect` shows the chart in the Stately inspector, in development only. */
async function createInspect() {
  if (!import.meta.env.DEV || !new URL(location.href).searchParams.has('inspect')) return undefined;
  const { createLoginInspector } = await import('@kratos-login/inspect');
  return createLoginInspector().inspect;
}
