import { type NanoTimestamp, toRfc3339 } from '../clock.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { ServerState } from '../server-state.ts';

/** How sure one is who it is: one factor or two. */
export type AssuranceLevel = 'aal1' | 'aal2';

/** A factor that was shown. */
interface CompletedMethod {
  readonly method: string;
  readonly aal: AssuranceLevel;
  readonly at: NanoTimestamp;
}

/** Where somebody signed in. */
export interface SessionDevice {
  readonly id: string;
  readonly ipAddress: string;
  /** `null` when the request had no `User-Agent` header. */
  readonly userAgent: string | null;
}

/** A session: somebody is signed in, in one browser. */
export interface StoredSession {
  readonly id: string;
  /** What the cookie carries inside. */
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

/** The level that these factors make: two need one of each kind. */
export const toAal = (methods: readonly CompletedMethod[]): AssuranceLevel =>
  methods.some(({ aal }) => aal === 'aal1') && methods.some(({ aal }) => aal === 'aal2') ? 'aal2' : 'aal1';

/** The level that somebody could reach: a second factor that is stored counts, also while its method is switched off. */
function toAvailableAal(server: ServerState, { credentials }: Identity): AssuranceLevel {
  const hasCode = server.config['selfservice.methods.code.mfa_enabled'] && (credentials.code?.addresses.length ?? 0) > 0;
  return credentials.totp !== null || credentials.lookup !== null || hasCode ? 'aal2' : 'aal1';
}

/** Whether a session is enough for what the configuration asks at some place. */
export const meetsRequiredAal = (
  server: ServerState,
  session: StoredSession,
  identity: Identity,
  required: AssuranceLevel | 'highest_available',
): boolean => required === 'aal1' || toAal(session.methods) === 'aal2' || toAvailableAal(server, identity) === 'aal1';

/** Whether a session is active: it was not ended, and it has not expired. */
export const isSessionActive = (server: ServerState, { isActive, expiresAt }: StoredSession): boolean =>
  isActive && expiresAt > server.clock.read();

/** What differs in the answer to a submission from what is stored. */
export interface SessionOverrides {
  readonly issuedAt?: NanoTimestamp;
  readonly devices?: readonly SessionDevice[];
}

/** A session as Kratos shows it. */
export const toSessionJson = (
  server: ServerState,
  session: StoredSession,
  identity: Identity,
  shown: SessionOverrides = {},
): Readonly<Record<string, unknown>> => ({
  id: session.id,
  active: session.isActive,
  expires_at: toRfc3339(session.expiresAt),
  authenticated_at: toRfc3339(session.authenticatedAt),
  authenticator_assurance_level: toAal(session.methods),
  authentication_methods: session.methods.map(({ method, aal, at }) => ({ method, aal, completed_at: toRfc3339(at) })),
  issued_at: toRfc3339(shown.issuedAt ?? session.issuedAt),
  identity: toIdentityJson(server, identity),
  devices: (shown.devices ?? session.devices).map(({ id, ipAddress, userAgent }) => ({
    id,
    ip_address: ipAddress,
    user_agent: userAgent,
    location: '',
  })),
});

/** Whole seconds until a session ends, rounded down, as its cookie says. */
export const toSecondsLeft = (server: ServerState, session: StoredSession): number =>
  Math.max(0, Number((session.expiresAt - server.clock.read()) / 1_000_000_000n));
