import { type JsonObject, readPath, writePath } from '../json.ts';

/**
 * A configuration for an emulator that is made in code: what people who only want to sign in would have to write themselves. The command
 * takes Kratos's own defaults instead.
 *
 * - `selfservice.methods.totp` and `selfservice.methods.lookup_secret` are on;
 * - cookies are for plain HTTP, as with `--dev`;
 * - pages are at the origin of the base URL when that has a path (`http://localhost:5173/kratos/`), else at port 4455 of its host:
 *   `/` to return to, `/login`, `/settings`, `/error`, `/verification`; that origin is allowed in `return_to`.
 */
export function withDefaults(config: JsonObject, baseUrl: string | undefined): JsonObject {
  const given = baseUrl ?? readPath(config, ['serve', 'public', 'base_url']) ?? 'http://127.0.0.1:4433/';
  const url = String(given);
  if (!URL.canParse(url))
    throw new TypeError(`The base URL is ${JSON.stringify(given)}. Expected an absolute URL such as http://127.0.0.1:4433/.`);
  const pages = toPages(new URL(url));
  const defaults: readonly (readonly [string, string | boolean | readonly string[]])[] = [
    ['dev', true],
    ['selfservice.default_browser_return_url', `${pages}/`],
    ['selfservice.allowed_return_urls', [pages]],
    ['selfservice.methods.totp.enabled', true],
    ['selfservice.methods.lookup_secret.enabled', true],
    ['selfservice.flows.login.ui_url', `${pages}/login`],
    ['selfservice.flows.settings.ui_url', `${pages}/settings`],
    ['selfservice.flows.error.ui_url', `${pages}/error`],
    ['selfservice.flows.verification.ui_url', `${pages}/verification`],
    ['selfservice.flows.verification.enabled', true],
  ];
  const filled = defaults.reduce(
    (all, [name, value]) => (readPath(all, name.split('.')) === undefined ? writePath(all, name.split('.'), value) : all),
    config,
  );
  return writePath(filled, ['serve', 'public', 'base_url'], url);
}

function toPages({ protocol, hostname, origin, pathname }: URL): string {
  return pathname === '/' ? `${protocol}//${hostname}:4455` : origin;
}
