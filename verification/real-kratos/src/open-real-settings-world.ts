import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { totp } from '@kratos-login/emulator';
import {
  initialSettingsConfig,
  type SavedFactors,
  type SettingsWorld,
  toKratosConfig,
} from '@verification/worlds/second-factor/settings-world';
import { openBrowser } from './open-browser.ts';
import { openDatabase } from './open-database.ts';
import { type KratosCommand, startKratos } from './start-kratos.ts';
import { admin, createTestAccount, readSteadyCode } from './test-accounts.ts';

/** A real Kratos for walks through the settings. */
export interface RealSettingsWorld {
  /** Opens a world for one walk, with its own browser and users. */
  open(): Promise<SettingsWorld>;
  stop(): Promise<void>;
}

const longAgo = '2020-01-01 00:00:00+00:00';

/** Starts a Kratos with a database file. */
export async function openRealSettingsWorld(command: KratosCommand): Promise<RealSettingsWorld> {
  const database = join(mkdtempSync(join(tmpdir(), 'settings-world-')), 'kratos.sqlite');
  const kratos = await startKratos(command, toKratosConfig(initialSettingsConfig), { database });
  const rows = openDatabase(database);

  const findFactors = async (id: string): Promise<SavedFactors> => {
    const configOf = async (type: string): Promise<string | null> => {
      const found = await rows.read(
        `SELECT config AS text FROM identity_credentials
         WHERE identity_id = ? AND identity_credential_type_id = (SELECT id FROM identity_credential_types WHERE name = ?)`,
        id,
        type,
      );
      return found[0] ?? null;
    };
    const app = await configOf('totp');
    return { appKey: app === null ? null : toKey(app), hasCodes: (await configOf('lookup_secret')) !== null };
  };

  const open = async (): Promise<SettingsWorld> => {
    const users = { ann: await createTestAccount(kratos), bob: await createTestAccount(kratos) };
    const all = Object.values(users);
    return {
      kratosUrl: kratos.publicUrl,
      browser: openBrowser(),
      openBrowser,
      users,
      findFactors: (who) => findFactors(users[who].id),
      removeFactor: (who, factor) => admin(kratos, 'DELETE', `/admin/identities/${users[who].id}/credentials/${factor}`),
      revokeSessions: (who) => admin(kratos, 'DELETE', `/admin/identities/${users[who].id}/sessions`),
      async ageSessions() {
        for (const { id } of all) await rows.run('UPDATE sessions SET authenticated_at = ? WHERE identity_id = ?', longAgo, id);
      },
      async expireFlows() {
        for (const { id } of all) await rows.run('UPDATE selfservice_settings_flows SET expires_at = ? WHERE identity_id = ?', longAgo, id);
      },
      readCode: async (key, age) => (age === 'old' ? totp(key, Date.now() - 5 * 60_000) : readSteadyCode(key)),
      configure: (config) => kratos.configure(toKratosConfig(config)),
      advanceClock: () => undefined, // the clock of a real Kratos cannot be moved
    };
  };
  return {
    open,
    async stop() {
      rows.close();
      await kratos.stop();
    },
  };
}

/** Returns the secret of the credentials of an app: `{ "totp_url": "otpauth://totp/…?secret=…" }`. */
const toKey = (config: string): string =>
  new URL((JSON.parse(config) as { readonly totp_url: string }).totp_url).searchParams.get('secret') ?? '';
