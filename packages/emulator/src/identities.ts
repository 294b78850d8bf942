import { fromBase32 } from './bytes/base32.ts';
import { randomBackupCode, randomTotpSecret, randomUuid } from './bytes/random.ts';
import { checkIdentityOptions } from './check-identity-options.ts';
import { createIdentity } from './identity/create-identity.ts';
import { findByAnyIdentifier } from './identity/find-identity.ts';
import type { Identity } from './identity/identity.ts';
import type { JsonObject } from './json.ts';
import { countTooManyBytes, MAX_PASSWORD_BYTES } from './password-length.ts';
import type { ServerState } from './server-state.ts';

/** The options of an identity. */
export interface IdentityOptions {
  /** The email address: the trait `email`, which is also the identifier. */
  readonly email: string;
  /** The password. Default: no password. */
  readonly password?: string;
  /** TOTP: `true` for a random secret, or `{ secret }` with a secret in base32. Default: no TOTP. */
  readonly totp?: boolean | { readonly secret: string };
  /** Backup codes: `true` for twelve random ones, or the codes. Default: no backup codes. */
  readonly lookupCodes?: true | readonly string[];
  /** Whether the addresses are verified. Default `true`. */
  readonly verified?: boolean;
  /** `inactive` disables the account. Default `active`. */
  readonly state?: 'active' | 'inactive';
  /** The id of the identity. Default: a random UUID. */
  readonly id?: string;
  /** Further traits for the identity schema. */
  readonly traits?: JsonObject;
}

/** An identity with its credentials in plain text. */
interface EmulatedIdentity {
  /** The id of the identity, a UUID unless the options set another one. */
  readonly id: string;
  /** The trait `email`; without one, the identifier. */
  readonly email: string;
  /** The password, or `null`. */
  readonly password: string | null;
  /** The TOTP secret in base32, or `null`. */
  readonly totpSecret: string | null;
  /** The unused backup codes. */
  readonly lookupCodes: readonly string[];
  /** `inactive` after `disable`. */
  readonly state: 'active' | 'inactive';
}

const CREDENTIALS = ['password', 'totp', 'lookup_secret', 'code'] as const;

/** A type of credentials, as Kratos names it. */
type CredentialType = (typeof CREDENTIALS)[number];

/** The identities of an emulator. A method with an email address throws a `TypeError` for an unknown one, except `find`. */
export interface Identities {
  /** Adds an identity. Throws a `TypeError` for an address in use, an invalid secret or option, or traits that violate the schema. */
  add(options: IdentityOptions): EmulatedIdentity;
  /** Returns the identity with this address, or `undefined`. */
  find(email: string): EmulatedIdentity | undefined;
  /** Returns all identities. */
  list(): readonly EmulatedIdentity[];
  /** Deletes an identity and ends its sessions. */
  remove(email: string): void;
  /** Deactivates an identity, so its sessions no longer count. */
  disable(email: string): void;
  /** Activates an identity again. */
  enable(email: string): void;
  /** Removes credentials, as when a lost device is unlinked. Throws a `TypeError` for an unknown type. */
  removeCredential(email: string, credential: CredentialType): void;
  /** Ends all sessions of an identity. */
  revokeSessions(email: string): void;
}

/** Creates the controls of the identities. */
export function createIdentityControls(server: ServerState): Identities {
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
