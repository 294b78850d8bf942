import { type Json, toObject } from './json.ts';
import { toWebAddress } from './web-address.ts';

/**
 * Kratos's session, by its names and types, without tokens (`tokenized`) and `credentials`. Only members that Kratos always sends are required.
 * Members of another type than declared here are left out. Undeclared members are passed on unchanged.
 *
 * Source: `session/session.go` in ory/kratos.
 */
export interface Session {
  /** Kratos's id of the session. */
  readonly id: string;
  /** Always `true`, because an inactive session is not read as a session. */
  readonly active: true;
  /** `aal1` is one factor, `aal2` is two. */
  readonly authenticator_assurance_level?: string;
  /** The factors that the user gave, in order, with repetitions. */
  readonly authentication_methods?: readonly { readonly method?: string; readonly aal?: string; readonly completed_at?: string }[];
  /** The time of the sign-in (RFC 3339). */
  readonly authenticated_at?: string;
  /** The end of the session (RFC 3339). */
  readonly expires_at?: string;
  /** The user. */
  readonly identity?: {
    /** Kratos's id of the user. */
    readonly id: string;
    /** The traits of your identity schema, such as `{ email: 'ann@example.com' }`. */
    readonly traits: unknown;
  };
}

/** Returns the active session in a body, or `null`. */
export function readSession(body: unknown): Session | null {
  const { id, active, authentication_methods: methods, identity, ...more } = fitting(body);
  const person = fitting(identity);
  return id === undefined || active !== true
    ? null
    : {
        ...more,
        id: id as string,
        active,
        ...(Array.isArray(methods) && { authentication_methods: methods.map(fitting) }),
        ...(person['id'] !== undefined && { identity: { traits: null, ...person, id: person['id'] as string } }),
      };
}

/** Keeps the members that fit their name: ids, times, levels and methods must be strings, and addresses must be valid. */
const fitting = (data: unknown): Json =>
  Object.fromEntries(
    Object.entries(toObject(data)).filter(([name, value]) =>
      /_url$/.test(name) ? toWebAddress(value) : typeof value === 'string' || !/^(id|aal|method)$|_(at|level)$/.test(name),
    ),
  );
