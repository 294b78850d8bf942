import { randomBytes, toHex } from '../../bytes/random.ts';
import type { Provider } from '../../config/providers.ts';
import { toPublic, toQuery } from '../../config/urls.ts';
import { disabledMethod, goTo, unavailable } from '../../errors.ts';
import { toContinuityCookie } from '../../http/continuity-cookie.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { redirect, toErrorReply, withCookies } from '../../http/reply.ts';
import { signInWithProvider } from '../../ui/message.ts';
import { submit, toNodeId, withCsrf } from '../../ui/node.ts';
import { declined, type LoginMethod, type Making, type Submission, type Verdict } from '../login-method.ts';

/**
 * Social sign-in, as far as the way out: the buttons, and the URL of the provider. Nobody ever comes back from there.
 * Source: selfservice/strategy/oidc/strategy_login.go.
 */
export const oidc: LoginMethod = {
  id: 'oidc',
  isEnabled: (config) => config['selfservice.methods.oidc.enabled'],
  addToFirstFactor: addProviders,
  addToIdentification: addProviders,
  addToCredentials({ flow }, identity) {
    // Nobody here is linked to a provider: known people lose the buttons, unknown ones keep them.
    if (identity !== null) flow.nodes = flow.nodes.filter((node) => toNodeId(node) !== 'provider');
    return false;
  },
  submit: submitOidc,
};

function addProviders({ world, flow, token }: Making): void {
  const buttons = world.config['selfservice.methods.oidc.config.providers'].map(({ id, label }) =>
    submit('oidc', 'provider', id, signInWithProvider(label, id)),
  );
  flow.nodes = [...withCsrf(flow.nodes, token), ...buttons];
}

// No CSRF check: the continuity cookie does its work.
function submitOidc({ world, call, flow, form }: Submission): Verdict {
  const id = readField(form, 'provider');
  if (flow.requestedAal !== 'aal1' || id === '' || !['', 'oidc'].includes(readField(form, 'method').toLowerCase())) return declined;
  if (!oidc.isEnabled(world.config)) return disabledMethod();
  const provider = world.config['selfservice.methods.oidc.config.providers'].find((each) => each.id === id);
  if (provider === undefined) return unavailable(`OpenID Connect Provider ${JSON.stringify(id)} is unknown or has not been configured`);
  flow.active = 'oidc';
  const url = toAuthUrl(provider, toPublic(world.config));
  const reply = wantsJson(call) ? toErrorReply(goTo(url), world.release) : redirect(url, call.method);
  return { kind: 'answered', reply: withCookies(reply, [toContinuityCookie(world)]) };
}

/** The authorization URL of a provider. */
export function toAuthUrl({ id, clientId, authUrl, scope }: Provider, publicUrl: string): string {
  const query = toQuery({
    client_id: clientId,
    redirect_uri: `${publicUrl}/self-service/methods/oidc/callback/${id}`,
    response_type: 'code',
    scope: scope.join(' '),
    state: toHex(randomBytes(99)),
  });
  return `${authUrl}${authUrl.includes('?') ? '&' : '?'}${query}`;
}
