/** The page with the login of Ory Elements and its default theme, in React. */
import { Configuration, FrontendApi, type LoginFlow } from '@ory/client-fetch';
import type { OryClientConfiguration } from '@ory/elements-react';
import { Login } from '@ory/elements-react/theme';
import '@ory/elements-react/theme/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const kratosUrl = new URL('/kratos', location.href).href;
const config: OryClientConfiguration = {
  sdk: { url: kratosUrl },
  project: {
    name: 'Example',
    default_redirect_url: '/',
    error_ui_url: '/error',
    login_ui_url: '/',
    registration_enabled: false,
    registration_ui_url: '/registration',
    recovery_enabled: false,
    recovery_ui_url: '/recovery',
    verification_enabled: false,
    verification_ui_url: '/verification',
    settings_ui_url: '/settings',
  },
};

const flow = await readOrOpenFlow();
const app = document.getElementById('app');
if (app === null) throw new Error('index.html has no element with the id "app".');
createRoot(app).render(
  <StrictMode>
    <Login flow={flow} config={config} components={{ Card: {} }} />
  </StrictMode>,
);

/** Kratos sends the browser back to this page with `?flow=` when the second factor is due. Without it the page opens a flow. */
async function readOrOpenFlow(): Promise<LoginFlow> {
  const kratos = new FrontendApi(
    new Configuration({ basePath: kratosUrl, credentials: 'include', headers: { Accept: 'application/json' } }),
  );
  const id = new URL(location.href).searchParams.get('flow');
  return id === null ? kratos.createBrowserLoginFlow({}) : kratos.getLoginFlow({ id });
}
