import { isObject, type JsonObject } from '../json.ts';
import { type Config, type Key, keys } from './keys.ts';
import { emailSchema } from './schemas.ts';

export type { Config } from './keys.ts';

/** A configuration as it was read. */
export interface ReadConfig {
  readonly config: Config;
  /** Keys that the emulator does not know or does not obey. */
  readonly ignored: readonly string[];
}

/** Something in a configuration that may not be: its message names the key, the value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads a Kratos configuration. Throws a `ConfigError` for a value that is not allowed; what it does not obey it names. */
export function readConfig(raw: JsonObject): ReadConfig {
  const given = flatten(raw, '');
  const values = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, readKey(name, key, given.get(name))]));
  // Each value came out of the parser of its own key.
  const config = withSchemas(values as unknown as Config);
  if (config['selfservice.methods.code.mfa_enabled'] && config['selfservice.methods.code.passwordless_enabled'])
    throw new ConfigError('selfservice.methods.code has mfa_enabled and passwordless_enabled true. Allowed: one of them.');
  return { config, ignored: [...given.keys()].filter((name) => !(name in keys)) };
}

function readKey(name: string, key: Key<unknown>, value: unknown): unknown {
  if (value === undefined) return key.fallback;
  const parsed = key.parse(value);
  if (parsed === undefined) throw new ConfigError(`${name} is ${toShort(value)}. Allowed: ${key.allowed}.`);
  return parsed;
}

function withSchemas(config: Config): Config {
  const schemas =
    config['identity.schemas'].length > 0 ? config['identity.schemas'] : [{ ...emailSchema, id: config['identity.default_schema_id'] }];
  const id = config['identity.default_schema_id'];
  if (schemas.some((schema) => schema.id === id)) return { ...config, 'identity.schemas': schemas };
  throw new ConfigError(
    `identity.default_schema_id is ${toShort(id)}. Allowed: one of ${schemas.map((schema) => schema.id).join(', ')}, as identity.schemas says.`,
  );
}

/** Nested keys by their dotted names. What a key of the table covers is not gone into. */
function flatten(value: JsonObject, prefix: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    const isEnd = name in keys || !isObject(inner) || Object.keys(inner).length === 0;
    if (isEnd) found.set(name, inner);
    else for (const [deeper, leaf] of flatten(inner, `${name}.`)) found.set(deeper, leaf);
  }
  return found;
}

const toShort = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};
