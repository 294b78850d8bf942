/** A response of a service that Kratos calls. */
export interface UpstreamReply {
  readonly status: number;
  readonly body: unknown;
}

/** A service that Kratos calls. */
export interface UpstreamService {
  readonly port: number;
  answer(method: string, url: URL): UpstreamReply;
}

/** Returns the service that Kratos calls in a scenario: an OAuth2 server, a social provider or a web hook. */
export function findUpstreamService(scenario: string): UpstreamService | null {
  if (scenario.startsWith('oauth2-') && scenario !== 'oauth2-provider-down') return oauth2(scenario === 'oauth2-skip');
  if (scenario === 'other-ways-offered') return social;
  return scenario === 'web-hook-interrupts' ? webHook : null;
}

const oauth2 = (skip: boolean): UpstreamService => ({
  port: 4445,
  answer(method, url) {
    const challenge = url.searchParams.get('login_challenge');
    if (method !== 'GET')
      return {
        status: 200,
        body: { redirect_to: `http://127.0.0.1:4445/oauth2/auth?client_id=an-app&login_verifier=verifier-of-${challenge}` },
      };
    const client = { client_id: 'an-app', client_name: 'An app' };
    const more = {
      request_url: 'http://127.0.0.1:4445/oauth2/auth?client_id=an-app',
      requested_scope: ['openid'],
      requested_access_token_audience: [],
    };
    return { status: 200, body: { challenge, client, ...more, skip, subject: '' } };
  },
});

const social: UpstreamService = {
  port: 4446,
  answer() {
    const origin = 'http://127.0.0.1:4446';
    const endpoints = { authorization_endpoint: `${origin}/auth`, token_endpoint: `${origin}/token`, jwks_uri: `${origin}/jwks` };
    const supported = {
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    };
    return { status: 200, body: { issuer: `${origin}/`, ...endpoints, ...supported } };
  },
};

const webHook: UpstreamService = {
  port: 4447,
  answer: () => ({
    status: 400,
    body: {
      messages: [
        { instance_ptr: '#/identifier', messages: [{ id: 123456, text: 'Not today', type: 'error', context: { reason: 'holiday' } }] },
      ],
    },
  }),
};
