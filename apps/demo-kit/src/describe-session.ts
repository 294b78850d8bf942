import type { Session } from '@kratos-login/core';

/** Who is signed in, at which level, by which methods: in words. */
export interface SessionDescription {
  readonly who: string;
  readonly level: string;
  readonly methods: string;
}

export function describeSession(session: Session | null): SessionDescription {
  const traits = session?.identity?.traits;
  const email = typeof traits === 'object' && traits !== null && 'email' in traits ? String(traits.email) : '';
  const methods = session?.authentication_methods?.map(({ method }) => method ?? '') ?? [];
  return {
    who: email || session?.identity?.id || '',
    level: session?.authenticator_assurance_level ?? '',
    methods: [...new Set(methods)].join(', '),
  };
}
