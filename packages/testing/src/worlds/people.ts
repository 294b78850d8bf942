import { totp } from '@kratos-login/emulator';
import type { KratosServer } from './kratos-server.ts';
import { findInput, openTab, type Tab, type TabForm } from './tab.ts';

/**
 * Who lives in a world: with a password alone; with an app as well, and an address that nobody has verified; with an app, backup codes and codes by
 * mail; with codes by mail alone; with a password to an account that is closed.
 */
export type PersonKind = 'plain' | 'app' | 'full' | 'mail' | 'closed';

export interface Person {
  readonly kind: PersonKind;
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** What is right now in the field of this name. */
  code(field: 'totp_code' | 'lookup_secret' | 'code'): Promise<string>;
}

export interface People {
  /** Makes them the first time. */
  find(kind: PersonKind): Promise<Person>;
  /** Ends all their sessions. */
  revoke(person: Person): Promise<void>;
}

const password = 'correct horse battery staple';

/** The people of one server. Second factors are paired as people pair them, for no API imports them. */
export function createPeople(server: KratosServer): People {
  const known = new Map<PersonKind, Promise<Person>>();
  const make = async (kind: PersonKind): Promise<Person> => {
    const email = `${kind}-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const isVerified = kind !== 'app';
    const { id } = (await server.admin('POST', '/admin/identities', {
      schema_id: kind === 'full' || kind === 'mail' ? 'mailed' : 'plain',
      traits: { email },
      credentials: { password: { config: { password } } },
      ...(isVerified && { verifiable_addresses: [{ value: email, verified: true, via: 'email', status: 'completed' }] }),
      ...(kind === 'closed' && { state: 'inactive' }),
    })) as { readonly id: string };
    const tab = openTab(server, new Map());
    if (kind === 'full' || kind === 'app') await signIn(server, tab, email);
    let backupCodes = kind === 'full' ? await makeBackupCodes(tab) : [];
    const secret = kind === 'full' || kind === 'app' ? await pairApp(server, tab) : '';
    return {
      kind,
      id,
      email,
      password,
      async code(field) {
        if (field === 'code') return readMailedCode(server, email);
        if (field === 'totp_code') return totp(secret, server.now());
        const [next = ''] = backupCodes;
        backupCodes = backupCodes.slice(1);
        return next;
      },
    };
  };
  return {
    find(kind) {
      const person = known.get(kind) ?? make(kind);
      known.set(kind, person);
      return person;
    },
    async revoke({ id }) {
      await server.admin('DELETE', `/admin/identities/${id}/sessions`).catch((error: unknown) => {
        if (!String(error).includes(' 404')) throw error; // who has none is not found
      });
    },
  };
}

// ------------------------------------------------------------------------------------------------ pairing
async function signIn(server: KratosServer, tab: Tab, email: string): Promise<void> {
  const answer = await tab.submit(await tab.open('/self-service/login/browser'), { method: 'password', identifier: email, password });
  if (answer.redirect_browser_to === undefined) return;
  const form = await tab.open(answer.redirect_browser_to);
  await tab.submit(form, { method: 'code', code: await readMailedCode(server, email) });
}

async function makeBackupCodes(tab: Tab): Promise<readonly string[]> {
  const form = await tab.submit(await tab.open('/self-service/settings/browser'), {
    method: 'lookup_secret',
    lookup_secret_regenerate: true,
  });
  await tab.submit(form, { method: 'lookup_secret', lookup_secret_confirm: true });
  return findInput(form, 'lookup_secret_codes')?.text?.context?.secrets?.map(({ context }) => context.secret) ?? fail(form);
}

async function pairApp(server: KratosServer, tab: Tab): Promise<string> {
  const form = await tab.open('/self-service/settings/browser');
  const secret = findInput(form, 'totp_secret_key')?.text?.text ?? fail(form);
  await tab.submit(form, { method: 'totp', totp_code: totp(secret, server.now()) });
  return secret;
}

/** The newest. */
async function readMailedCode(server: KratosServer, email: string): Promise<string> {
  const path = `/admin/courier/messages?recipient=${encodeURIComponent(email)}`;
  const mails = (await server.admin('GET', path)) as readonly { readonly body?: string }[];
  const code = mails.map(({ body }) => body?.match(/\b\d{6}\b/)?.[0]).find((found) => found !== undefined);
  if (code === undefined) throw new Error(`No code was mailed to ${email}.`);
  return code;
}

function fail(form: TabForm): never {
  throw new Error(`This form is not as expected: ${JSON.stringify(form)}`);
}
