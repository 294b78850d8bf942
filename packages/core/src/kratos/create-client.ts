import { unseal } from '../seal.ts';
import { type Json, parseObject, toObject, toText } from './json.ts';
import type { KratosCall, KratosResponse } from './kratos-call.ts';
import type { CreateRequest, KratosClient } from './kratos-client.ts';
import type { KratosTransport } from './kratos-transport.ts';
import type { OpenOutcome, Outcome, OutcomeOf, SignOutOutcome, WhoamiOutcome } from './outcome.ts';
import { readCsrfToken } from './read-csrf-token.ts';
import { readOutcome } from './read-outcome.ts';
import { isBaseAddress, toBaseAddress } from './web-address.ts';
import { withinTime } from './within-time.ts';

/** Options of every Kratos client. */
export interface ClientOptions {
  /** Time limit of one call with its body, in milliseconds. Default: 30 000. */
  readonly timeout?: number | undefined;
  /** The JSON of a flow that the host's server got from Kratos and served with the page. The first `getFlow` with its id sends no request. */
  readonly flow?: unknown;
}

/**
 * Creates a Kratos client over a transport of your own. It adds the time limit, the CSRF token and the meaning of replies.
 * An invalid `kratosUrl` is not refused here: each call then resolves to `unexpected` with `why: 'bad-address'`.
 */
export function createClient(transport: KratosTransport, { timeout, flow: served }: ClientOptions = {}): KratosClient {
  const kratosUrl = toBaseAddress(transport.kratosUrl);
  // The token of the newest flow matches the current cookie, and so every flow that still takes input.
  let csrfToken = '';
  let unread = toObject(served);

  async function ask(call: KratosCall, signal: AbortSignal, send: (signal: AbortSignal) => Promise<KratosResponse>): Promise<Outcome> {
    if (!isBaseAddress(kratosUrl)) return badAddress;
    const reply = await withinTime(timeout, signal, send);
    if (typeof reply !== 'string') csrfToken = readCsrfToken(reply.text) ?? csrfToken;
    return readOutcome(call, reply);
  }

  /** Another user may sign in between the two calls, which makes the logout token invalid. One more round gets a new one. */
  async function signOut(signal: AbortSignal, roundsLeft: number): Promise<Outcome> {
    let token = '';
    const began = await ask({ name: 'signOut', part: 'begin' }, signal, async (each) => {
      const answer = await transport.beginLogout(each);
      if (answer.status === 200) token = toText(parseObject(answer.text)['logout_token']);
      return answer;
    });
    if (token === '') return began;
    const ended = await ask({ name: 'signOut', part: 'end' }, signal, (each) => transport.logout(token, each));
    return ended.kind === 'refused' && ended.status === 403 && roundsLeft > 0 ? signOut(signal, roundsLeft - 1) : ended;
  }

  return {
    kratosUrl,
    createFlow: (request, signal) => {
      const call: KratosCall = { name: 'create', aal: request.aal, hasLoginChallenge: Boolean(request.loginChallenge) };
      return ask(call, signal, (each) => transport.createFlow(toQuery(request), each)) as Promise<OpenOutcome>;
    },
    getFlow: (id, signal) => {
      const body = unread;
      unread = {};
      const send = (each: AbortSignal): Promise<KratosResponse> =>
        body['id'] === id ? Promise.resolve(toResponse(body)) : transport.getFlow(id, each);
      return ask({ name: 'get' }, signal, send) as Promise<OpenOutcome>;
    },
    submitFlow: async ({ flow, fields, secret }, signal) => {
      const value = secret && unseal(secret.value);
      // The secret was used before, so this submission comes from a restored snapshot. Only the session tells whether Kratos received it.
      if (secret !== null && value === null) return { kind: 'sessionChanged' };
      const body = { ...fields, ...(secret && { [secret.name]: value ?? '' }), csrf_token: csrfToken };
      return ask({ name: 'submit', kratosUrl, aal: flow.aal, action: flow.action }, signal, (each) =>
        transport.submitFlow(flow.id, body, each),
      );
    },
    whoami: (signal) => ask({ name: 'whoami' }, signal, transport.whoami) as Promise<WhoamiOutcome>,
    signOut: (signal) => signOut(signal, 1) as Promise<SignOutOutcome>,
  };
}

/** The outcome of a call to an invalid address. No request is sent. */
export const badAddress: OutcomeOf<'unexpected'> = { kind: 'unexpected', status: 0, why: 'bad-address' };

function toQuery({ aal, refresh, returnTo, loginChallenge, organization, via }: CreateRequest): Readonly<Record<string, string>> {
  const wanted = {
    aal: aal === 'aal2' ? aal : '',
    refresh: refresh ? 'true' : '',
    return_to: returnTo,
    login_challenge: loginChallenge,
    organization,
    via,
  };
  return Object.fromEntries(Object.entries(wanted).filter((each): each is [string, string] => Boolean(each[1])));
}

const toResponse = (body: Json): KratosResponse => ({
  status: 200,
  text: JSON.stringify(body),
  redirected: false,
  retryAfter: null,
  at: Date.now(),
});
