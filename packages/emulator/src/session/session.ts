import { type NanoTimestamp, toRfc3339 } from '../clock.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { ServerState } from '../server-state.ts';

/** The authenticator assurance level: `aal1` for one factor, `aal2` for two. */
export type AssuranceLevel = 'aal1' | 'aal2';

/** A factor that the user has completed. */
interface CompletedMethod {
  readonly method: string;
  readonly aal: AssuranceLevel;
  readonly at: NanoTimestamp;
}

/** The device of a session. */
export interface SessionDevice {
  readonly id: string;
  readonly ipAddress: string;
  /** `null` without a `User-Agent` header. */
  readonly userAgent: string | null;
}

/** A session of a user in one browser. */
export interface StoredSession {
  readonly id: string;
  /** The token in the session cookie. */
  readonly token: string;
  readonly logoutToken: string;
  readonly identityId: string;
  isActive: boolean;
  expiresAt: NanoTimestamp;
  authenticatedAt: NanoTimestamp;
  readonly issuedAt: NanoTimestamp;
  methods: readonly CompletedMethod[];
  readonly devices: readonly SessionDevice[];
}

/** Returns the level of completed factors. `aal2` needs a first and a second factor. */
export const toAssuranceLevel = (methods: readonly CompletedMethod[]): AssuranceLevel =>
  methods.some(({ aal }) => aal === 'aal1') && methods.some(({ aal }) => aal === 'aal2') ? 'aal2' : 'aal1';

/** Returns the level that a user can reach. A stored second factor counts even if its method is disabled. */
function toAvailableAal(server: ServerState, { credentials }: Identity): AssuranceLevel {
  const hasCode = server.config['selfservice.methods.code.mfa_enabled'] && (credentials.code?.addresses.length ?? 0) > 0;
  return credentials.totp !== null || credentials.lookup !== null || hasCode ? 'aal2' : 'aal1';
}

/** Whether a session has the assurance level that the configuration requires. */
export const meetsRequiredAal = (
  server: ServerState,
  session: StoredSession,
  identity: Identity,
  required: AssuranceLevel | 'highest_available',
): boolean => required === 'aal1' || toAssuranceLevel(session.methods) === 'aal2' || toAvailableAal(server, identity) === 'aal1';

/** Whether a session is neither ended nor expired. */
export const isSessionActive = (server: ServerState, { isActive, expiresAt }: StoredSession): boolean =>
  isActive && expiresAt > server.clock.read();

/** Values of the response to a login that differ from the stored session. */
export interface SessionOverrides {
  readonly issuedAt?: NanoTimestamp;
  readonly devices?: readonly SessionDevice[];
}

/** Serializes a session. */
export const toSessionJson = (
  server: ServerState,
  session: StoredSession,
  identity: Identity,
  overrides: SessionOverrides = {},
): Readonly<Record<string, unknown>> => ({
  id: session.id,
  active: session.isActive,
  expires_at: toRfc3339(session.expiresAt),
  authenticated_at: toRfc3339(session.authenticatedAt),
  authenticator_assurance_level: toAssuranceLevel(session.methods),
  authentication_methods: session.methods.map(({ method, aal, at }) => ({ method, aal, completed_at: toRfc3339(at) })),
  issued_at: toRfc3339(overrides.issuedAt ?? session.issuedAt),
  identity: toIdentityJson(server, identity),
  devices: (overrides.devices ?? session.devices).map(({ id, ipAddress, userAgent }) => ({
    id,
    ip_address: ipAddress,
    user_agent: userAgent,
    location: '',
  })),
});

/** Returns the whole seconds until a session expires, for `Max-Age`. */
export const toSecondsLeft = (server: ServerState, session: StoredSession): number =>
  Math.max(0, Number((session.expiresAt - server.clock.read()) / 1_000_000_000n));
