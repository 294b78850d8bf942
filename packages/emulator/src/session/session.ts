import { type Moment, toRfc3339 } from '../clock.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { World } from '../world.ts';

/** How sure one is who it is: one factor or two. */
export type Aal = 'aal1' | 'aal2';

/** A factor that was shown. */
export interface Completed {
  readonly method: string;
  readonly aal: Aal;
  readonly at: Moment;
}

/** Where somebody signed in. */
export interface Device {
  readonly id: string;
  readonly ipAddress: string;
  /** `null` when the request had no `User-Agent` header. */
  readonly userAgent: string | null;
}

/** A session: somebody is signed in, in one browser. */
export interface Session {
  readonly id: string;
  /** What the cookie carries inside. */
  readonly token: string;
  readonly logoutToken: string;
  readonly identityId: string;
  isActive: boolean;
  expiresAt: Moment;
  authenticatedAt: Moment;
  readonly issuedAt: Moment;
  methods: readonly Completed[];
  readonly devices: readonly Device[];
}

/** The level that these factors make: two need one of each kind. */
export const toAal = (methods: readonly Completed[]): Aal =>
  methods.some(({ aal }) => aal === 'aal1') && methods.some(({ aal }) => aal === 'aal2') ? 'aal2' : 'aal1';

/** The level that somebody could reach: a second factor that is stored counts, also while its method is switched off. */
export function toAvailableAal(world: World, { credentials }: Identity): Aal {
  const hasCode = world.config['selfservice.methods.code.mfa_enabled'] && (credentials.code?.addresses.length ?? 0) > 0;
  return credentials.totp !== null || credentials.lookup !== null || hasCode ? 'aal2' : 'aal1';
}

/** Whether a session is enough for what the configuration asks at some place. */
export const satisfies = (world: World, session: Session, identity: Identity, required: Aal | 'highest_available'): boolean =>
  required === 'aal1' || toAal(session.methods) === 'aal2' || toAvailableAal(world, identity) === 'aal1';

/** Whether a session is active: it was not ended, and it has not expired. */
export const isCurrent = (world: World, { isActive, expiresAt }: Session): boolean => isActive && expiresAt > world.clock.read();

/** What differs in the answer to a submission from what is stored. */
export interface Shown {
  readonly issuedAt?: Moment;
  readonly devices?: readonly Device[];
}

/** A session as Kratos shows it. */
export const toSessionJson = (
  world: World,
  session: Session,
  identity: Identity,
  shown: Shown = {},
): Readonly<Record<string, unknown>> => ({
  id: session.id,
  active: session.isActive,
  expires_at: toRfc3339(session.expiresAt),
  authenticated_at: toRfc3339(session.authenticatedAt),
  authenticator_assurance_level: toAal(session.methods),
  authentication_methods: session.methods.map(({ method, aal, at }) => ({ method, aal, completed_at: toRfc3339(at) })),
  issued_at: toRfc3339(shown.issuedAt ?? session.issuedAt),
  identity: toIdentityJson(world, identity),
  devices: (shown.devices ?? session.devices).map(({ id, ipAddress, userAgent }) => ({
    id,
    ip_address: ipAddress,
    user_agent: userAgent,
    location: '',
  })),
});

/** Whole seconds until a session ends, rounded down, as its cookie says. */
export const toSecondsLeft = (world: World, session: Session): number =>
  Math.max(0, Number((session.expiresAt - world.clock.read()) / 1_000_000_000n));
