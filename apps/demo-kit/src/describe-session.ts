import type { Session } from '@kratos-login/core';

/** Describes a session in text: its user, its level and its methods. */
export interface SessionDescription {
  readonly who: string;
  readonly level: string;
  readonly methods: string;
}

export function describeSession(session: Session | null): SessionDescription {
  const traits = session?.identity?.traits;
  // Traits are whatever JSON the identity schema allows: an email address may be missing, or be anything.
  const email = typeof traits === 'object' && traits !== null && 'email' in traits ? traits.email : null;
  const methods = session?.authentication_methods?.map(({ method }) => method ?? '') ?? [];
  return {
    who: typeof email === 'string' && email !== '' ? email : (session?.identity?.id ?? ''),
    level: session?.authenticator_assurance_level ?? '',
    methods: [...new Set(methods)].filter(Boolean).join(', '),
  };
}
