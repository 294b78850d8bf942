import { toLoginUrl } from '../config/urls.ts';
import { aal2Required, badRequest, notEmulated, unauthorized } from '../errors.ts';
import { goQuote } from '../go-quote.ts';
import { type HttpReply, type KratosError, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { ServerState } from '../server-state.ts';
import { meetsRequiredAal, toSessionJson } from './session.ts';
import { findSignedInUser } from './session-cookie.ts';

/** `GET /sessions/whoami`. Source: session/handler.go. */
export function getWhoami(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return toErrorReply(unauthorized('No valid session credentials found in the request.'), server.release);
  const { session, identity } = signedIn;
  if (!meetsRequiredAal(server, session, identity, server.config['session.whoami.required_aal']))
    return toErrorReply(aal2Required(toLoginUrl(server.config, { aal: 'aal2' })), server.release);
  const template = call.query.get('tokenize_as') ?? '';
  if (template !== '') return toErrorReply(refuseToken(server, template), server.release);
  const reply = toJsonReply(toSessionJson(server, session, identity));
  return { ...reply, headers: { ...reply.headers, 'x-kratos-authenticated-identity-id': identity.id } };
}

/** Refuses `tokenize_as`: an unknown template as in Kratos, a known one because the emulator issues no tokens. */
const refuseToken = (server: ServerState, template: string): KratosError =>
  server.config['session.whoami.tokenizer.templates'].includes(template)
    ? notEmulated('The emulator does not issue session tokens (tokenize_as).')
    : badRequest(`Unable to find tokenizer template ${goQuote(template)}.`);
