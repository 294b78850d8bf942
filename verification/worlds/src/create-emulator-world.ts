import { createEmulator } from '@kratos-login/emulator';
import { switches, toOAuth2Answer, type World, type WorldUser, worldConfig } from './world.ts';

const password = 'correct horse battery staple';
const day = 24 * 60 * 60_000;

/** Creates a world in memory, with a clock that can be moved. */
export function createEmulatorWorld(): World {
  let appSkips = false;
  const config = worldConfig('https://app.example.com');
  const kratos = createEmulator({
    config,
    fetch: async (input, init) => Response.json(toOAuth2Answer(init?.method ?? 'GET', String(input), appSkips)),
  });
  let flipped = false;
  let count = 0;

  /** Creates a user without an address for codes. `identities.add` has no schema for that. */
  const createPlainUser = async (email: string): Promise<string> => {
    const { status, body } = await kratos.handleAdmin({
      method: 'POST',
      url: 'http://127.0.0.1:4434/admin/identities',
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ schema_id: 'plain', traits: { email }, credentials: { password: { config: { password } } } }),
    });
    if (status !== 201) throw new Error(`Expected 201 for a new identity, got ${status}: ${body}`);
    return (JSON.parse(body) as { readonly id: string }).id;
  };

  return {
    kratosUrl: kratos.baseUrl.replace(/\/$/, ''),
    browser: kratos,
    openBrowser: () => kratos.openBrowser(),
    async createUser(who) {
      const name = `${who.toLowerCase()}-${count++}@example.com`;
      const has = who === 'allFactors' ? { totp: true, lookupCodes: true as const } : {};
      const id =
        who === 'oneFactor' ? await createPlainUser(name) : kratos.identities.add({ email: name, password, verified: false, ...has }).id;
      return {
        id,
        identifier: name,
        password,
        code: async (factor) => {
          if (factor === 'totp') return kratos.totpCode(name);
          if (factor === 'lookup_secret') return kratos.identities.find(name)?.lookupCodes[0] ?? '';
          return kratos.mails.findLast(({ to }) => to === name)?.code ?? '';
        },
      };
    },
    disable: async ({ identifier }) => kratos.identities.disable(identifier),
    revokeSessions: async ({ identifier }: WorldUser) => kratos.identities.revokeSessions(identifier),
    removeFactor: async ({ identifier }, factor) => kratos.identities.removeCredential(identifier, factor),
    expireSessions: async () => kratos.clock.advance(day + 1_000),
    expireFlow: async () => kratos.clock.advance(10 * 60_000 + 1_000),
    async deleteFlow() {
      // The emulator keeps the newest 10,000 flows.
      const request = {
        method: 'GET',
        url: `${kratos.baseUrl}self-service/login/browser`,
        headers: new Headers({ accept: 'application/json' }),
        body: '',
      };
      for (let opened = 0; opened < 10_000; opened++) await kratos.handle(request);
    },
    async applySwitch(to) {
      appSkips = to === 'app-skips';
      flipped = true;
      kratos.configure(switches[to]);
    },
    async restore() {
      if (!flipped) return;
      [appSkips, flipped] = [false, false];
      kratos.replaceConfig(config);
    },
    advanceClock: (ms) => kratos.clock.advance(ms),
  };
}
