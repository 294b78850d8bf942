/** Where the app's own server says that this login is over. */
export const appCallback = 'https://app.example.com/callback';

/**
 * The OAuth2 server behind an app that waits for a login, as far as Kratos asks it: it knows the person already where somebody is signed in, and
 * takes whoever Kratos names. Source: `hydra/hydra.go` in ory/kratos.
 */
export function answerAsAppServer(method: string, url: string): { readonly status: number; readonly body: object } {
  const { pathname, searchParams } = new URL(url);
  const challenge = searchParams.get('login_challenge') ?? '';
  if (method === 'GET' && pathname.endsWith('/admin/oauth2/auth/requests/login'))
    return {
      status: 200,
      body: { challenge, client: { client_id: 'app' }, request_url: `https://app.example.com/oauth2/auth`, skip: true, subject: '' },
    };
  if (method === 'PUT' && pathname.endsWith('/admin/oauth2/auth/requests/login/accept'))
    return { status: 200, body: { redirect_to: appCallback } };
  return { status: 404, body: { error: 'not_found' } };
}
