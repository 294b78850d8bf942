/**
 * Who is signed in, and how well: Kratos's own session, without what is a token by its name (`tokenized`) and without `credentials`. A browser's
 * own session token is in a cookie that no script can read. Kratos's names and types; only what it always sends is certain.
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
