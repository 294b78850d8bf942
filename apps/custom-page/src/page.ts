import { showPage } from './show-page.ts';

const ask = new URL(location.href).searchParams;
showPage(
  document.querySelector('main') ?? document.body,
  {
    kratosUrl: import.meta.env['VITE_KRATOS_URL'] ?? 'http://localhost:4433',
    aal: ask.get('aal') === 'aal2' ? 'aal2' : undefined,
    refresh: ask.get('refresh') === 'true',
    flowId: ask.get('flow') ?? undefined,
    loginChallenge: ask.get('login_challenge') ?? undefined,
    backUrl: new URL('/', location.href).href,
  },
  (next) => location.assign(next),
);
