import { badAddress } from '../kratos/create-client.ts';
import { createKratosClient, type KratosClientOptions } from '../kratos/create-kratos-client.ts';
import { createKratosRequests } from '../kratos/create-kratos-requests.ts';
import type { KratosResponse } from '../kratos/kratos-call.ts';
import { readCsrfToken } from '../kratos/read-csrf-token.ts';
import { isBaseAddress, toBaseAddress } from '../kratos/web-address.ts';
import { withinTime } from '../kratos/within-time.ts';
import { unseal } from '../seal.ts';
import { readSettingsOutcome } from './read-settings-outcome.ts';
import type { SettingsCall } from './settings-call.ts';
import type { Change, SettingsClient } from './settings-client.ts';
import type { SettingsOutcome } from './settings-outcome.ts';

/** Options of {@link createSettingsClient}. */
export interface SettingsClientOptions extends Omit<KratosClientOptions, 'flow'> {}

/**
 * Creates a client for Kratos’s settings on ky, for pages. It sends cookies and follows no redirects. After a 502, 503 or 504 it repeats a GET at most
 * twice. It never repeats a submission. Its calls never reject. Submissions go to `kratosUrl`, and never to the `ui.action` of a flow.
 *
 * ```ts
 * import { createSettingsClient } from '@kratos-login/core/second-factor'
 *
 * const client = createSettingsClient({ kratosUrl: 'https://auth.example.com' })
 * const outcome = await client.createFlow({}, AbortSignal.timeout(5_000))
 * console.log(outcome.kind) // 'noSession'
 * ```
 *
 * Source: `selfservice/flow/settings/handler.go` in ory/kratos.
 */
export function createSettingsClient({ kratosUrl: given, fetch, timeout }: SettingsClientOptions): SettingsClient {
  const kratosUrl = toBaseAddress(given);
  const send = createKratosRequests(kratosUrl, fetch);
  // The token of the newest flow matches the current cookie, and so every flow that still takes input.
  let csrfToken = '';

  async function ask(
    call: SettingsCall,
    signal: AbortSignal,
    request: (signal: AbortSignal) => Promise<KratosResponse>,
  ): Promise<SettingsOutcome> {
    if (!isBaseAddress(kratosUrl)) return badAddress;
    const reply = await withinTime(timeout, signal, request);
    if (typeof reply !== 'string') csrfToken = readCsrfToken(reply.text) ?? csrfToken;
    return readSettingsOutcome(call, reply);
  }

  return {
    kratosUrl,
    createFlow: ({ returnTo }, signal) =>
      ask('create', signal, (each) => send('/self-service/settings/browser', each, returnTo ? { return_to: returnTo } : {})),
    getFlow: (id, signal) => ask('get', signal, (each) => send('/self-service/settings/flows', each, { id })),
    submitFlow: async ({ flow, change, code }, signal) => {
      const value = code && unseal(code);
      // The code was used before, so this submission comes from a restored snapshot. A new flow tells whether Kratos received it.
      if (code !== null && value === null) return { kind: 'flowGone', why: 'unknown', replacement: null };
      const body = { ...buttons[change], ...(change === 'pair' && { totp_code: value ?? '' }), csrf_token: csrfToken };
      return ask('submit', signal, (each) => send('/self-service/settings', each, { flow: flow.id }, body));
    },
    signOut: createKratosClient({ kratosUrl, fetch, timeout }).signOut,
  };
}

/** Kratos refuses a button whose value is not `true`. Only the pressed one is sent, because several would be pressed in an order of Kratos’s own. */
const buttons: Readonly<Record<Change, Readonly<Record<string, string | true>>>> = {
  pair: { method: 'totp' },
  unlink: { method: 'totp', totp_unlink: true },
  generateCodes: { method: 'lookup_secret', lookup_secret_regenerate: true },
  confirmCodes: { method: 'lookup_secret', lookup_secret_confirm: true },
  revealCodes: { method: 'lookup_secret', lookup_secret_reveal: true },
  disableCodes: { method: 'lookup_secret', lookup_secret_disable: true },
};
