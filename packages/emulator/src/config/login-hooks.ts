import { fromBase64 } from '../bytes/base64.ts';
import { isJsonObject, readPath } from '../json.ts';

/** A hook that runs after the credentials are verified and before the session is created. */
export type LoginHook =
  | { readonly hook: 'require_verified_address' | 'show_verification_ui' | 'revoke_active_sessions' | 'verification' }
  | {
      readonly hook: 'web_hook';
      readonly url: string;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      /** Whether the hook has a Jsonnet template, which the emulator does not evaluate. */
      readonly hasBody: boolean;
      readonly canInterrupt: boolean;
      /** A response with status 200 must contain JSON. */
      readonly parsesResponse: boolean;
      readonly ignoresResponse: boolean;
    };

/** `selfservice.flows.login.after`, by method. The key `''` contains the values for all methods. */
export interface AfterLoginConfig {
  readonly hooks: Readonly<Record<string, readonly LoginHook[]>>;
  readonly returnUrls: Readonly<Record<string, string>>;
}

const METHODS = ['password', 'totp', 'lookup_secret', 'code', 'oidc', 'passkey', 'webauthn', 'saml', 'deviceauthn'];
const ORGANIZATION_HOOKS = ['b2b_sso', 'organization'];
const SIMPLE_HOOKS = ['require_verified_address', 'show_verification_ui', 'revoke_active_sessions', 'verification'] as const;

/** Parses `selfservice.flows.login.after`. Returns `undefined` for an invalid value. */
export function parseAfterLogin(value: unknown): AfterLoginConfig | undefined {
  if (!isJsonObject(value)) return undefined;
  const hooks: Record<string, readonly LoginHook[]> = {};
  const returnUrls: Record<string, string> = {};
  for (const method of ['', ...METHODS]) {
    const part = method === '' ? value : value[method];
    if (part === undefined) continue;
    const found = parseHooks(readPath(part, ['hooks']) ?? []);
    if (!isJsonObject(part) || found === undefined) return undefined;
    if (found.length > 0) hooks[method] = found;
    const returnUrl = part['default_browser_return_url'];
    if (typeof returnUrl === 'string') returnUrls[method] = returnUrl;
  }
  const isKnown = Object.keys(value).every((key) => ['hooks', 'default_browser_return_url', ...METHODS].includes(key));
  return isKnown ? { hooks, returnUrls } : undefined;
}

function parseHooks(value: unknown): readonly LoginHook[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const hooks = value.filter((hook) => !ORGANIZATION_HOOKS.includes(String(readPath(hook, ['hook'])))).map(parseHook);
  return hooks.every((hook) => hook !== undefined) ? hooks : undefined;
}

function parseHook(value: unknown): LoginHook | undefined {
  const name = readPath(value, ['hook']);
  const simple = SIMPLE_HOOKS.find((each) => each === name);
  if (simple !== undefined) return { hook: simple };
  const url = readPath(value, ['config', 'url']);
  if (name !== 'web_hook' || typeof url !== 'string') return undefined;
  const method = readPath(value, ['config', 'method']);
  const headers = readPath(value, ['config', 'headers']);
  const parsesResponse = readPath(value, ['config', 'response', 'parse']) === true;
  return {
    hook: 'web_hook',
    url,
    method: typeof method === 'string' ? method : 'POST',
    headers: isJsonObject(headers) ? Object.fromEntries(Object.entries(headers).map(([header, content]) => [header, String(content)])) : {},
    hasBody: typeof readPath(value, ['config', 'body']) === 'string',
    canInterrupt: parsesResponse || readPath(value, ['config', 'can_interrupt']) === true,
    parsesResponse,
    ignoresResponse: readPath(value, ['config', 'response', 'ignore']) === true,
  };
}

/** Decodes a `base64://` URL to text. Returns `null` for another URL. */
export function decodeBase64Uri(url: string): string | null {
  if (!url.startsWith('base64://')) return null;
  const bytes = fromBase64(url.slice('base64://'.length));
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
