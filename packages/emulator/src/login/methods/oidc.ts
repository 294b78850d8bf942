import { randomBytes, toHex } from '../../bytes/random.ts';
import type { OidcProvider } from '../../config/oidc-providers.ts';
import { toPublicUrl, toQuery } from '../../config/urls.ts';
import { browserRedirectRequired, disabledMethod, unknownResource } from '../../errors.ts';
import { toContinuityCookie } from '../../http/continuity-cookie.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { toErrorReply, toRedirect, withCookies } from '../../http/reply.ts';
import { signInWithProviderLabel } from '../../ui/message.ts';
import { submitButton, toNodeId, withCsrfToken } from '../../ui/node.ts';
import { type LoginFormContext, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';

/**
 * Redirects to a social sign-in provider. The callback is not emulated.
 * Source: selfservice/strategy/oidc/strategy_login.go.
 */
export const oidcLogin: LoginMethod = {
  id: 'oidc',
  isEnabled: (config) => config['selfservice.methods.oidc.enabled'],
  addToFirstFactor: addProviders,
  addToIdentification: addProviders,
  addToCredentials({ flow }, identity) {
    // No identity is linked to a provider, so the buttons are removed for a known identity. Kratos keeps them for an unknown one.
    if (identity !== null) flow.nodes = flow.nodes.filter((node) => toNodeId(node) !== 'provider');
    return false;
  },
  submit: submitOidc,
};

function addProviders({ server, flow, token }: LoginFormContext): void {
  const buttons = server.config['selfservice.methods.oidc.config.providers'].map(({ id, label }) =>
    submitButton('oidc', 'provider', id, signInWithProviderLabel(label, id)),
  );
  flow.nodes = [...withCsrfToken(flow.nodes, token), ...buttons];
}

// The continuity cookie replaces the CSRF check.
function submitOidc({ server, call, flow, form }: LoginSubmission): LoginResult {
  const id = readField(form, 'provider');
  if (flow.requestedAal !== 'aal1' || id === '' || !['', 'oidc'].includes(readField(form, 'method').toLowerCase())) return skipped;
  if (!oidcLogin.isEnabled(server.config)) return disabledMethod();
  const provider = server.config['selfservice.methods.oidc.config.providers'].find((each) => each.id === id);
  if (provider === undefined) return unknownResource(`OpenID Connect Provider ${JSON.stringify(id)} is unknown or has not been configured`);
  flow.active = 'oidc';
  const url = toAuthUrl(provider, toPublicUrl(server.config));
  const reply = wantsJson(call) ? toErrorReply(browserRedirectRequired(url), server.release) : toRedirect(url, call.method);
  return { kind: 'replied', reply: withCookies(reply, [toContinuityCookie(server)]) };
}

/** Returns the authorization URL of a provider. */
export function toAuthUrl({ id, clientId, authUrl, scope }: OidcProvider, publicUrl: string): string {
  const query = toQuery({
    client_id: clientId,
    redirect_uri: `${publicUrl}/self-service/methods/oidc/callback/${id}`,
    response_type: 'code',
    scope: scope.join(' '),
    state: toHex(randomBytes(99)),
  });
  return `${authUrl}${authUrl.includes('?') ? '&' : '?'}${query}`;
}
