import type { Config } from '../../config/config.ts';
import type { LoginMethod } from '../login-method.ts';
import { codeLogin } from './code.ts';
import { createIdentifierFirstLogin } from './identifier-first.ts';
import { lookupSecretLogin } from './lookup-secret.ts';
import { oidcLogin } from './oidc.ts';
import { passkeyLogin } from './passkey.ts';
import { passwordLogin } from './password.ts';
import { totpLogin } from './totp.ts';
import { webauthnLogin } from './webauthn.ts';

const methods: readonly LoginMethod[] = [passwordLogin, oidcLogin, codeLogin, totpLogin, passkeyLogin, webauthnLogin, lookupSecretLogin];

/** All login methods, in the order of Kratos. */
export const allMethods: readonly LoginMethod[] = [...methods, createIdentifierFirstLogin(methods)];

export const enabledMethods = (config: Config): readonly LoginMethod[] => allMethods.filter((method) => method.isEnabled(config));
