import { createEmulator, totp } from '@kratos-login/emulator';
import { initialSettingsConfig, type SettingsUser, type SettingsWorld, toKratosConfig } from './settings-world.ts';

const hour = 60 * 60_000;

/** Creates a world of the settings in memory, with a clock that can be moved. */
export function createEmulatorSettingsWorld(): SettingsWorld {
  const kratos = createEmulator({ config: toKratosConfig(initialSettingsConfig), warn: () => {} });
  const add = (name: string): SettingsUser => {
    const [email, password] = [`${name}@example.com`, 'correct horse battery staple'];
    return { id: kratos.identities.add({ email, password, verified: false }).id, email, password };
  };
  const users = { ann: add('ann'), bob: add('bob') };
  return {
    kratosUrl: kratos.baseUrl.replace(/\/$/, ''),
    browser: kratos,
    openBrowser: () => kratos.openBrowser(),
    users,
    async findFactors(who) {
      const found = kratos.identities.find(users[who].email);
      return { appKey: found?.totpSecret ?? null, hasCodes: (found?.lookupCodes ?? []).length > 0 };
    },
    removeFactor: async (who, factor) => kratos.identities.removeCredential(users[who].email, factor),
    revokeSessions: async (who) => kratos.identities.revokeSessions(users[who].email),
    ageSessions: async () => kratos.clock.advance(hour + 1_000),
    expireFlows: async () => kratos.clock.advance(101 * hour),
    readCode: async (key, age) => totp(key, kratos.clock.now() - (age === 'old' ? 5 * 60_000 : 0)),
    configure: async (config) => kratos.configure(toKratosConfig(config)),
    advanceClock: (ms) => kratos.clock.advance(ms),
  };
}
