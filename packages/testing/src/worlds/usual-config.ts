import { aProvider } from '../login-outcomes.ts';

const traits = (mailsCodes: boolean): object => ({
  type: 'object',
  properties: {
    email: {
      type: 'string',
      format: 'email',
      title: 'E-Mail',
      'ory.sh/kratos': {
        credentials: {
          password: { identifier: true },
          totp: { account_name: true },
          ...(mailsCodes && { code: { identifier: true, via: 'email' } }),
        },
        verification: { via: 'email' },
      },
    },
  },
  required: ['email'],
  additionalProperties: false,
});

const toSchema = (id: string, mailsCodes: boolean): object => ({
  id,
  url: `base64://${btoa(JSON.stringify({ $id: `https://example.com/${id}.json`, type: 'object', properties: { traits: traits(mailsCodes) } }))}`,
});

const page = 'http://localhost:5173';

/** Where logins of a world would lead. */
export const returnTo = `${page}/home`;

/** Kratos's configuration in a world: every way to sign in that the chart drives. Addresses and what costs time are the server's own matter. */
export const usualConfig = (appServerUrl: string) => ({
  selfservice: {
    default_browser_return_url: `${page}/`,
    allowed_return_urls: [page],
    methods: {
      password: { enabled: true, config: { haveibeenpwned_enabled: false } },
      totp: { enabled: true, config: { issuer: 'worlds' } },
      lookup_secret: { enabled: true },
      code: { enabled: true, mfa_enabled: true },
      oidc: {
        enabled: true,
        config: {
          providers: [
            {
              id: aProvider,
              provider: 'github',
              client_id: 'a-client',
              client_secret: 'a-secret',
              mapper_url: `base64://${btoa('{}')}`,
              scope: [],
            },
          ],
        },
      },
    },
    flows: {
      login: { ui_url: `${page}/login`, lifespan: '10m' },
      settings: { ui_url: `${page}/settings` },
      verification: { enabled: true, ui_url: `${page}/verification` },
    },
  },
  session: { whoami: { required_aal: 'highest_available' } },
  identity: { default_schema_id: 'plain', schemas: [toSchema('plain', false), toSchema('mailed', true)] },
  oauth2_provider: { url: appServerUrl },
});
