/** What an upstream service of a scenario answers. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The port of an upstream service, and what it says. */
export interface Upstream {
  readonly port: number;
  answer(method: string, url: URL): UpstreamAnswer;
}

/** The services that the recorded Kratos called, by scenario: an OAuth2 provider, a social provider, a web hook. */
export function findUpstream(scenario: string): Upstream | null {
  if (scenario.startsWith('oauth2-') && scenario !== 'oauth2-provider-down') return oauth2(scenario === 'oauth2-skip');
  if (scenario === 'other-ways-offered') return social;
  return scenario === 'web-hook-interrupts' ? webHook : null;
}

const oauth2 = (skip: boolean): Upstream => ({
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

const social: Upstream = {
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

const webHook: Upstream = {
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
