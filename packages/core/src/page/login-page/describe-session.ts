import type { Session } from '../../kratos/session.ts';
import type { PageTexts } from '../../view/page-texts.ts';

/** Describes a session: its user, and the methods of the login. */
export interface SessionDescription {
  readonly username: string;
  readonly methods: string;
  readonly isTwoStep: boolean;
}

/** Returns `null` without a session. */
export function describeSession(session: Session | null, texts: PageTexts): SessionDescription | null {
  if (session === null) return null;
  const traits = session.identity?.traits;
  // Traits are whatever JSON the identity schema allows: an email address may be missing, or be anything.
  const email = typeof traits === 'object' && traits !== null && 'email' in traits ? traits.email : null;
  const methods = session.authentication_methods?.flatMap(({ method }) => (method && texts.methods[method]) || []) ?? [];
  return {
    username: typeof email === 'string' ? email : '',
    methods: texts.join([...new Set(methods)]),
    isTwoStep: session.authenticator_assurance_level === 'aal2',
  };
}
