import { isJsonObject } from '../json.ts';

/** A social sign-in provider. */
export interface OidcProvider {
  readonly id: string;
  readonly provider: string;
  readonly label: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly scope: readonly string[];
}

// The authorization endpoints of known providers. Generic providers configure theirs.
const WELL_KNOWN: Readonly<Record<string, string>> = {
  google: 'https://accounts.google.com/o/oauth2/v2/auth',
  github: 'https://github.com/login/oauth/authorize',
  gitlab: 'https://gitlab.com/oauth/authorize',
  microsoft: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  apple: 'https://appleid.apple.com/auth/authorize',
  discord: 'https://discord.com/api/oauth2/authorize',
  facebook: 'https://www.facebook.com/dialog/oauth',
  slack: 'https://slack.com/oauth/authorize',
  spotify: 'https://accounts.spotify.com/authorize',
  twitch: 'https://id.twitch.tv/oauth2/authorize',
};

/** Parses `selfservice.methods.oidc.config.providers`. Returns `undefined` if one provider is invalid. */
export function parseOidcProviders(value: unknown): readonly OidcProvider[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const providers = value.map(parseProvider);
  return providers.every((provider) => provider !== undefined) ? providers : undefined;
}

function parseProvider(value: unknown): OidcProvider | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, provider, label, client_id: clientId, auth_url: authUrl, issuer_url: issuerUrl, scope } = value;
  if (typeof id !== 'string' || typeof provider !== 'string' || typeof clientId !== 'string') return undefined;
  const fromIssuer = typeof issuerUrl === 'string' ? `${issuerUrl.replace(/\/$/, '')}/auth` : '';
  return {
    id,
    provider,
    label: typeof label === 'string' && label !== '' ? label : id,
    clientId,
    authUrl: typeof authUrl === 'string' ? authUrl : (WELL_KNOWN[provider] ?? fromIssuer),
    scope: Array.isArray(scope) ? scope.map(String) : [],
  };
}
