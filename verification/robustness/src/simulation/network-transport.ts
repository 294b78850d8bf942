import type { KratosTransport } from '@kratos-login/core';
import type { KratosResponse } from '@kratos-login/core/read-outcome';
import type { Network, RequestName } from './network.ts';
import { toRequestName } from './network-fetch.ts';
import type { Tab } from './tab.ts';

/** Creates a transport through the simulated network. It is faster than `fetch`, for a large number of logins. */
export function createNetworkTransport(network: Network, tab: Tab, kratosUrl: string): KratosTransport {
  const send = (path: string, signal: AbortSignal, body?: Readonly<Record<string, string>>): Promise<KratosResponse> => {
    const name = toRequestName(`${kratosUrl}${path}`, JSON.stringify(body ?? {}));
    return Promise.race([carry(network, name, signal, () => tab.ask(path, body)), rejectOnAbort(signal)]);
  };
  return {
    kratosUrl,
    createFlow: (query, signal) => send(`/self-service/login/browser?${new URLSearchParams(query)}`, signal),
    getFlow: (id, signal) => send(`/self-service/login/flows?id=${id}`, signal),
    submitFlow: (id, body, signal) => send(`/self-service/login?flow=${id}`, signal, body),
    whoami: (signal) => send('/sessions/whoami', signal),
    beginLogout: (signal) => send('/self-service/logout/browser', signal),
    logout: (token, signal) => send(`/self-service/logout?token=${token}`, signal),
  };
}

async function carry(
  network: Network,
  name: RequestName,
  signal: AbortSignal,
  ask: Parameters<Network['carry']>[2],
): Promise<KratosResponse> {
  const delivery = await network.carry(name, signal, ask);
  if (delivery === 'never comes') return new Promise(() => {});
  if (delivery === 'breaks' || delivery.body === 'breaks off') throw new TypeError('no answer');
  if (delivery.body === 'never ends' && delivery.status !== 204) return new Promise(() => {});
  const { status, text, headers = {}, redirect } = delivery;
  return { status, text, redirected: redirect !== undefined, retryAfter: headers['retry-after'] ?? null, at: Date.now() };
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
