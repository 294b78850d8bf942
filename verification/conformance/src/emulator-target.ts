import { createEmulator, type Emulator, type ReleaseName } from '@kratos-login/emulator';
import { baseConfig, withChanges } from './base-config.ts';
import { parseBody } from './find-differences.ts';
import type { RecordedIdentity, Recording } from './recording.ts';
import type { ReplayTarget } from './replay.ts';
import { findUpstreamService } from './upstream.ts';

// The admin port of base-config.ts.
const ADMIN_URL = 'http://127.0.0.1:4434';

/** Creates an emulator with the configuration, the URLs and the clock of a recording. */
export async function createEmulatorTarget(
  { scenario, configuration, people: identities, exchanges }: Recording,
  release: ReleaseName,
): Promise<ReplayTarget> {
  const [first] = exchanges;
  let now = Date.parse(first?.at ?? '2026-01-01T00:00:00Z') - 100;
  let config = withChanges(baseConfig(), { dev: true, ...configuration.changes });
  const kratos = createEmulator({
    config,
    release,
    now: () => now,
    fetch: toUpstreamFetch(scenario),
    defaults: 'kratos',
    warn: () => undefined,
  });
  return {
    isEmulator: true,
    adminUrl: ADMIN_URL,
    async call({ method, url, headers, body }) {
      // The recordings were made with Node's `fetch`, which adds `sec-fetch-mode`.
      const sent = new Headers({ 'sec-fetch-mode': 'cors', 'user-agent': 'node', ...headers });
      const handle = url.startsWith(`${ADMIN_URL}/`) ? kratos.handleAdmin : kratos.handle;
      const answer = await handle({ method, url, headers: sent, ...(body !== null && { body }) });
      const cookies = answer.headers.getSetCookie();
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        setCookie: cookies,
        cookies,
        body: parseBody(answer.body),
      };
    },
    async admin(method, path, body) {
      const headers = new Headers({ 'content-type': 'application/json' });
      return (await kratos.handleAdmin({ method, url: path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })).status;
    },
    async reconfigure(changes) {
      config = withChanges(config, changes);
      kratos.replaceConfig(config);
    },
    async addIdentity(identity) {
      addIdentity(kratos, identity);
      if (scenario === 'backup-codes-run-out') await useBackupCodes(kratos, identities);
      return identity;
    },
    mailedCodes: async (email) =>
      kratos.mails.filter(({ to, template }) => to === email && template === 'login_code_valid').map(({ code }) => code),
    async moveTo(at) {
      now = at;
      return 0;
    },
  };
}

function addIdentity(kratos: Emulator, { id, email, password, verified, state, secret, lookup }: RecordedIdentity): void {
  kratos.identities.add({
    id,
    email,
    password,
    verified,
    state,
    ...(secret !== undefined && { totp: { secret } }),
    ...(lookup !== undefined && { lookupCodes: lookup }),
  });
}

/** Signs in with each backup code, as before the recording. */
async function useBackupCodes(kratos: Emulator, identities: readonly RecordedIdentity[]): Promise<void> {
  for (const { email, password, lookup = [] } of identities) {
    for (const code of lookup) {
      const { fetch } = kratos.openBrowser();
      const submit = async (query: string, fields: object): Promise<void> => {
        const flow = await (await fetch(`self-service/login/browser${query}`, { headers: { accept: 'application/json' } })).json();
        const token = flow.ui.nodes.find((node: { attributes: { name?: string } }) => node.attributes.name === 'csrf_token').attributes
          .value;
        await fetch(flow.ui.action, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ csrf_token: token, ...fields }),
        });
      };
      await submit('', { method: 'password', identifier: email, password });
      await submit('?aal=aal2', { method: 'lookup_secret', lookup_secret: code });
    }
  }
}

const toUpstreamFetch =
  (scenario: string): typeof globalThis.fetch =>
  async (input, init) => {
    const url = new URL(String(input));
    const upstream = findUpstreamService(scenario);
    if (upstream === null || Number(url.port) !== upstream.port) throw new TypeError(`There is no service at ${url}.`);
    const { status, body } = upstream.answer(init?.method ?? 'GET', url);
    return Response.json(body, { status });
  };
