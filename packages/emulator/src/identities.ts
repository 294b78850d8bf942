import { fromBase32 } from './bytes/base32.ts';
import { randomBackupCode, randomTotpSecret, randomUuid } from './bytes/random.ts';
import { checkIdentityOptions } from './check-identity-options.ts';
import { createIdentity } from './identity/create-identity.ts';
import { findByAnyIdentifier } from './identity/find-identity.ts';
import type { Identity } from './identity/identity.ts';
import type { JsonObject } from './json.ts';
import { countTooManyBytes, MAX_PASSWORD_BYTES } from './password-length.ts';
import type { ServerState } from './server-state.ts';

/** Somebody to sign in as. */
export interface IdentityOptions {
  /** The e-mail address: the trait `email`, and so the identifier. */
  readonly email: string;
  /** The password. Without one there is none. */
  readonly password?: string;
  /** An authenticator app: `true` for one with a secret of its own, or its secret in base32. */
  readonly totp?: boolean | { readonly secret: string };
  /** Backup codes: `true` for twelve random ones, or the codes. */
  readonly lookupCodes?: true | readonly string[];
  /** Whether the address is verified. Default `true`. */
  readonly verified?: boolean;
  /** Default `active`. */
  readonly state?: 'active' | 'inactive';
  /** The id. Default a random UUID. */
  readonly id?: string;
  /** More traits, for an identity schema that has them. */
  readonly traits?: JsonObject;
}

/** Somebody who can sign in, with everything that they know. */
export interface EmulatedIdentity {
  readonly id: string;
  readonly email: string;
  /** `null` without a password. */
  readonly password: string | null;
  /** The secret of the authenticator app in base32; `null` without one. */
  readonly totpSecret: string | null;
  /** The backup codes that are not used yet; empty without any. */
  readonly lookupCodes: readonly string[];
  readonly state: 'active' | 'inactive';
}

const CREDENTIALS = ['password', 'totp', 'lookup_secret', 'code'] as const;

/** What somebody can be without. */
export type CredentialType = (typeof CREDENTIALS)[number];

/** The people that the emulator knows, and what an administrator can do to them. Everybody is named by e-mail address. */
export interface Identities {
  /** Adds somebody. Throws a `TypeError` for somebody who cannot be: an address twice, a secret that is not base32, traits against the schema, an option that there is not. */
  add(options: IdentityOptions): EmulatedIdentity;
  /** Who has this address; `undefined` for nobody. */
  find(email: string): EmulatedIdentity | undefined;
  /** Everybody. */
  list(): readonly EmulatedIdentity[];
  /** Deletes somebody and their sessions. */
  remove(email: string): void;
  /** Switches the account off: no session of it counts any more. */
  disable(email: string): void;
  /** Switches the account on again. */
  enable(email: string): void;
  /** Takes a credential away, as when a lost device is unlinked. */
  removeCredential(email: string, credential: CredentialType): void;
  /** Ends every session of somebody. */
  revokeSessions(email: string): void;
}

/** Makes the place where people are added and changed. */
export function createIdentities(server: ServerState): Identities {
  const find = (email: string): Identity | undefined => (typeof email === 'string' ? findByAnyIdentifier(server, email) : undefined);
  const mustFind = (email: string): Identity => {
    const identity = find(email);
    if (identity === undefined)
      throw new TypeError(
        `No identity has the address ${JSON.stringify(email)}. Expected one of ${
          list()
            .map(({ email }) => email)
            .join(', ') || 'the addresses added by identities.add()'
        }.`,
      );
    return identity;
  };
  const list = (): readonly EmulatedIdentity[] => [...server.identities.values()].map(toEmulatedIdentity);
  const setState = (email: string, state: Identity['state']): void => {
    const identity = mustFind(email);
    identity.state = state;
    identity.stateChangedAt = server.clock.read();
  };
  const revoke = (identityId: string): void => {
    for (const session of server.sessions.values()) if (session.identityId === identityId) session.isActive = false;
  };
  return {
    add: (options) => toEmulatedIdentity(addIdentity(server, options)),
    find(email) {
      const identity = find(email);
      return identity && toEmulatedIdentity(identity);
    },
    list,
    remove(email) {
      const { id } = mustFind(email);
      revoke(id);
      server.identities.delete(id);
    },
    disable: (email) => setState(email, 'inactive'),
    enable: (email) => setState(email, 'active'),
    removeCredential(email, credential) {
      const { credentials } = mustFind(email);
      if (!CREDENTIALS.includes(credential))
        throw new TypeError(`The credential is ${JSON.stringify(credential)}. Expected one of ${CREDENTIALS.join(', ')}.`);
      credentials[credential === 'lookup_secret' ? 'lookup' : credential] = null;
    },
    revokeSessions: (email) => revoke(mustFind(email).id),
  };
}

function addIdentity(server: ServerState, options: IdentityOptions): Identity {
  checkIdentityOptions(options);
  const { email, password, totp, lookupCodes, verified = true, state = 'active', id = randomUuid(), traits } = options;
  if (typeof totp === 'object' && fromBase32(totp.secret) === null)
    throw new TypeError(
      `The TOTP secret of ${email} is ${JSON.stringify(totp.secret)}. Expected base32: letters A to Z and digits 2 to 7.`,
    );
  const bytes = countTooManyBytes(server.config, password ?? '');
  if (bytes !== null)
    throw new TypeError(
      `The password of ${email} has ${bytes} bytes. Expected at most ${MAX_PASSWORD_BYTES}, the limit of bcrypt in Kratos.`,
    );
  const created = createIdentity(server, {
    id,
    traits: { ...traits, email },
    state,
    ...(password !== undefined && { password }),
    addresses: verified ? 'all verified' : null,
  });
  if ('problem' in created) throw new TypeError(`${JSON.stringify(email)} cannot be added: ${created.details}`);
  const { credentials } = created.identity;
  if (totp !== undefined && totp !== false)
    credentials.totp = { secret: totp === true ? randomTotpSecret() : totp.secret.toUpperCase().replace(/[\s=]/g, '') };
  if (lookupCodes !== undefined) {
    const codes = lookupCodes === true ? Array.from({ length: 12 }, randomBackupCode) : lookupCodes;
    credentials.lookup = { codes: codes.map((code) => ({ code, usedAt: null })) };
  }
  return created.identity;
}

const toEmulatedIdentity = ({ id, traits, state, credentials }: Identity): EmulatedIdentity => ({
  id,
  email: String(traits['email'] ?? credentials.password?.identifiers[0] ?? ''),
  password: credentials.password?.password ?? null,
  totpSecret: credentials.totp?.secret ?? null,
  lookupCodes: credentials.lookup?.codes.filter(({ usedAt }) => usedAt === null).map(({ code }) => code) ?? [],
  state,
});
