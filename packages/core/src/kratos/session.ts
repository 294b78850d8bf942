import { type Json, toObject } from './json.ts';
import { toWebAddress } from './web-address.ts';

/**
 * Who is signed in, and how well: Kratos's own session, without what is a token by its name (`tokenized`) and without `credentials`. A browser's
 * own session token is in a cookie that no script can read. Kratos's names and types; only members that it always sends are required. Members of another type
 * than declared here are left out; undeclared members are passed on unchanged.
 *
 * Source: `session/session.go` in ory/kratos.
 */
export interface Session {
  readonly id: string;
  readonly active: true;
  /** `aal1` is one factor, `aal2` is two. */
  readonly authenticator_assurance_level?: string;
  /** Every factor that was given, repeats included, in order. */
  readonly authentication_methods?: readonly { readonly method?: string; readonly aal?: string; readonly completed_at?: string }[];
  /** RFC 3339. */
  readonly authenticated_at?: string;
  /** RFC 3339. */
  readonly expires_at?: string;
  readonly identity?: {
    readonly id: string;
    /** As your identity schema has them: `{ email: 'ann@example.com' }`, for instance. */
    readonly traits: unknown;
  };
}

/** Returns the session in a body, or `null` when there is no active one. */
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

/** Whether a value fits its name: ids, times, levels and methods must be strings, and addresses must be valid. */
const fitting = (data: unknown): Json =>
  Object.fromEntries(
    Object.entries(toObject(data)).filter(([name, value]) =>
      /_url$/.test(name) ? toWebAddress(value) : typeof value === 'string' || !/^(id|aal|method)$|_(at|level)$/.test(name),
    ),
  );
