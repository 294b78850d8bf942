import { toLoginUrl } from '../config/urls.ts';
import { aal2Required, badRequest, notEmulated, unauthorized } from '../errors.ts';
import { goQuote } from '../go-quote.ts';
import { json, type KratosError, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { World } from '../world.ts';
import { satisfies, toSessionJson } from './session.ts';
import { findSignedIn } from './session-cookie.ts';

/** `GET /sessions/whoami`. Source: session/handler.go. */
export function whoami(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return toErrorReply(unauthorized('No valid session credentials found in the request.'), world.release);
  const { session, identity } = signedIn;
  if (!satisfies(world, session, identity, world.config['session.whoami.required_aal']))
    return toErrorReply(aal2Required(toLoginUrl(world.config, { aal: 'aal2' })), world.release);
  const template = call.query.get('tokenize_as') ?? '';
  if (template !== '') return toErrorReply(refuseToken(world, template), world.release);
  const reply = json(toSessionJson(world, session, identity));
  return { ...reply, headers: { ...reply.headers, 'x-kratos-authenticated-identity-id': identity.id } };
}

/** Session tokens as JWT are not emulated. A template that is not in the configuration is refused as in Kratos. */
const refuseToken = (world: World, template: string): KratosError =>
  world.config['session.whoami.tokenizer.templates'].includes(template)
    ? notEmulated('The emulator makes no session tokens (tokenize_as).')
    : badRequest(`Unable to find tokenizer template ${goQuote(template)}.`);
