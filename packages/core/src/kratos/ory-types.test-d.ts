import type { LoginFlow as OryLoginFlow, Session as OrySession } from '@ory/client';
import { expectTypeOf } from 'vitest';
import type { Session } from './session.ts';

// What Kratos's own client calls a session is one for us too, once it is known to be active.
expectTypeOf<OrySession & { active: true; authenticator_assurance_level?: string }>().toExtend<Pick<Session, 'id' | 'active'>>();
expectTypeOf<NonNullable<Session['expires_at']>>().toEqualTypeOf<NonNullable<OrySession['expires_at']>>();
expectTypeOf<NonNullable<Session['authenticated_at']>>().toEqualTypeOf<NonNullable<OrySession['authenticated_at']>>();
// The keys that are read off the wire are keys of Kratos's own type.
expectTypeOf<'id' | 'type' | 'requested_aal' | 'refresh' | 'state' | 'expires_at' | 'issued_at' | 'ui'>().toExtend<keyof OryLoginFlow>();
expectTypeOf<'authenticator_assurance_level' | 'authentication_methods' | 'identity' | 'active' | 'id'>().toExtend<keyof OrySession>();
