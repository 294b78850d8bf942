import type { LoginFlow as OryLoginFlow, Session as OrySession } from '@ory/client';
import { expectTypeOf } from 'vitest';
import type { Session } from './session.ts';

// An active session of `@ory/client` is assignable to ours.
expectTypeOf<OrySession & { active: true; authenticator_assurance_level?: string }>().toExtend<Pick<Session, 'id' | 'active'>>();
expectTypeOf<NonNullable<Session['expires_at']>>().toEqualTypeOf<NonNullable<OrySession['expires_at']>>();
expectTypeOf<NonNullable<Session['authenticated_at']>>().toEqualTypeOf<NonNullable<OrySession['authenticated_at']>>();
// The members that are read from a response exist in the types of `@ory/client`.
expectTypeOf<'id' | 'type' | 'requested_aal' | 'refresh' | 'state' | 'expires_at' | 'issued_at' | 'ui'>().toExtend<keyof OryLoginFlow>();
expectTypeOf<'authenticator_assurance_level' | 'authentication_methods' | 'identity' | 'active' | 'id'>().toExtend<keyof OrySession>();
