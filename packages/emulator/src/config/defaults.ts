import { type JsonObject, readPath, writePath } from '../json.ts';
import { checkConfig } from './config.ts';

export const withBaseUrl = (config: JsonObject, baseUrl: string | undefined): JsonObject =>
  baseUrl === undefined ? config : writePath(config, ['serve', 'public', 'base_url'], baseUrl);

/** Adds the defaults for development. See `EmulatorOptions.defaults`. */
export function withDevelopmentDefaults(config: JsonObject, baseUrl: string | undefined): JsonObject {
  checkConfig(config, { isPart: true }); // before defaults hide a problem
  const url = String(baseUrl ?? readPath(config, ['serve', 'public', 'base_url']) ?? OWN_URL);
  const pages = toPages(toAbsoluteUrl(url));
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
  return withBaseUrl(filled, url);
}

const OWN_URL = 'http://127.0.0.1:4433/';

/** Returns an absolute base URL, because Kratos also starts with a relative one. */
export const toAbsoluteUrl = (baseUrl: string): URL => (URL.canParse(baseUrl, OWN_URL) ? new URL(baseUrl, OWN_URL) : new URL(OWN_URL));

function toPages({ protocol, hostname, origin, pathname }: URL): string {
  return pathname === '/' ? `${protocol}//${hostname}:4455` : origin;
}
