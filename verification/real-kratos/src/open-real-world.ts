import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { switches, toOAuth2Answer, type UserKind, type World, type WorldUser, worldConfig } from '@verification/worlds/world';
import { merge } from './merge.ts';
import { openBrowser } from './open-browser.ts';
import { openDatabase } from './open-database.ts';
import { type KratosCommand, startKratos } from './start-kratos.ts';
import { admin, createTestAccount, disable, type Factors, readMailedCode } from './test-accounts.ts';

/** A real Kratos for walks. */
export interface RealWorld {
  /** Opens a world for one walk, with its own browser and users. */
  open(): World;
  stop(): Promise<void>;
}

const factors: { readonly [Each in UserKind]: Factors } = {
  oneFactor: { schema: 'plain' },
  mailOnly: { schema: 'mail' },
  allFactors: { schema: 'mail', app: true, backupCodes: true, settingsNeedOneFactor: true },
};
const longAgo = '2020-01-01 00:00:00+00:00';

/** Starts a Kratos with a database file, and an OAuth2 server. */
export async function openRealWorld(command: KratosCommand): Promise<RealWorld> {
  let appSkips = false;
  const app = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(toOAuth2Answer(request.method ?? 'GET', `http://app${request.url}`, appSkips)));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => app.once('listening', resolve));
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`; // a TCP server has this type of address
  const database = join(mkdtempSync(join(tmpdir(), 'world-')), 'kratos.sqlite');
  const config = toRealConfig(appUrl);
  const kratos = await startKratos(command, config, { database });
  const rows = openDatabase(database);
  let isFlipped = false;

  const open = (): World => {
    const browser = openBrowser();
    return {
      kratosUrl: kratos.publicUrl,
      browser,
      openBrowser,
      async createUser(who) {
        const person = await createTestAccount(kratos, factors[who]);
        let used = 0;
        return {
          id: person.id,
          identifier: person.email,
          password: person.password,
          code: async (factor) => {
            if (factor === 'totp') return person.code();
            return factor === 'code' ? readMailedCode(kratos, person) : (person.backupCodes[used++] ?? '');
          },
        } satisfies WorldUser;
      },
      disable: ({ id }) => disable(kratos, { id }),
      revokeSessions: ({ id }) => admin(kratos, 'DELETE', `/admin/identities/${id}/sessions`),
      expireSessions: ({ id }) => rows.run('UPDATE sessions SET expires_at = ? WHERE identity_id = ?', longAgo, id),
      removeFactor: ({ id }, factor) => admin(kratos, 'DELETE', `/admin/identities/${id}/credentials/${factor}`),
      expireFlow: (id) => rows.run('UPDATE selfservice_login_flows SET expires_at = ? WHERE id = ?', longAgo, id),
      deleteFlow: (id) => rows.run('DELETE FROM selfservice_login_flows WHERE id = ?', id),
      async applySwitch(to) {
        isFlipped = true;
        appSkips = to === 'app-skips';
        if (!appSkips) await kratos.configure(merge(config, switches[to]));
      },
      async restore() {
        if (!isFlipped) return;
        if (!appSkips) await kratos.configure(config);
        [appSkips, isFlipped] = [false, false];
      },
      advanceClock: () => undefined, // the clock of a real Kratos cannot be moved
    };
  };
  return {
    open,
    async stop() {
      rows.close();
      await kratos.stop();
      app.close();
    },
  };
}

/** Lets a session with one factor pair an app, because reading a mailed code first would complicate it. */
const toRealConfig = (appUrl: string): object =>
  merge(worldConfig(appUrl), {
    selfservice: { flows: { settings: { required_aal: 'aal1' }, verification: { ui_url: 'http://localhost:5173/verify' } } },
  });
