import { fromBase64 } from '../bytes/base64.ts';
import { isJsonObject, readPath } from '../json.ts';

/** What happens after a login, before the session is there. */
export type LoginHook =
  | { readonly hook: 'require_verified_address' | 'show_verification_ui' | 'revoke_active_sessions' | 'verification' }
  | {
      readonly hook: 'web_hook';
      readonly url: string;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      /** The Jsonnet template; its result is not computed, see the limits in the README. */
      readonly hasBody: boolean;
      readonly canInterrupt: boolean;
      /** What it answers when it agrees has to be JSON. */
      readonly parsesResponse: boolean;
      readonly ignoresResponse: boolean;
    };

/** `selfservice.flows.login.after`: under `''` what stands there itself, else by method. */
export interface AfterLoginConfig {
  readonly hooks: Readonly<Record<string, readonly LoginHook[]>>;
  readonly returnUrls: Readonly<Record<string, string>>;
}

const METHODS = ['password', 'totp', 'lookup_secret', 'code', 'oidc', 'passkey', 'webauthn', 'saml', 'deviceauthn'];
const ORGANIZATION_HOOKS = ['b2b_sso', 'organization'];
const SIMPLE = ['require_verified_address', 'show_verification_ui', 'revoke_active_sessions', 'verification'] as const;

/** Reads `selfservice.flows.login.after`; `undefined` when something in it is not allowed. */
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
  const simple = SIMPLE.find((each) => each === name);
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

/** The text of a `base64://` URL; `null` for any other. */
export function readBase64Url(url: string): string | null {
  if (!url.startsWith('base64://')) return null;
  const bytes = fromBase64(url.slice('base64://'.length));
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
