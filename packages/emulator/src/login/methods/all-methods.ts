import type { Config } from '../../config/config.ts';
import type { LoginMethod } from '../login-method.ts';
import { code } from './code.ts';
import { createIdentifierFirst } from './identifier-first.ts';
import { lookupSecret } from './lookup-secret.ts';
import { oidc } from './oidc.ts';
import { passkey } from './passkey.ts';
import { password } from './password.ts';
import { totp } from './totp.ts';
import { webauthn } from './webauthn.ts';

const methods: readonly LoginMethod[] = [password, oidc, code, totp, passkey, webauthn, lookupSecret];

/** Every way to sign in, in the order in which Kratos asks them. */
export const allMethods: readonly LoginMethod[] = [...methods, createIdentifierFirst(methods)];

/** Those that the configuration offers. */
export const enabledMethods = (config: Config): readonly LoginMethod[] => allMethods.filter((method) => method.isEnabled(config));
