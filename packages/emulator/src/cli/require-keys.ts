import { ConfigError } from '../config/config.ts';
import { type JsonObject, readPath } from '../json.ts';

const REQUIRED = {
  'selfservice.default_browser_return_url': 'a URL such as http://127.0.0.1:4455/',
  'identity.schemas': 'a list of { id, url } with at least one entry',
};

/** What Kratos does not start without, the emulator does not either. */
export function requireKeys(raw: JsonObject): void {
  for (const [name, allowed] of Object.entries(REQUIRED)) {
    const value = readPath(raw, name.split('.'));
    if (value === undefined || (Array.isArray(value) && value.length === 0))
      throw new ConfigError(`${name} is missing. Allowed: ${allowed}.`);
  }
}
