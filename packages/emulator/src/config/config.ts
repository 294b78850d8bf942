import { isJsonObject, type JsonObject, mergeObjects, readPath } from '../json.ts';
import { type ConfigProblem, findConfigRuleProblems, toShortJson } from './config-rule.ts';
import { isRequestUri } from './go-url.ts';
import { identitySchemaRule } from './identity-schema-rule.ts';
import { emailIdentitySchema, parseJsonOrUndefined } from './identity-schemas.ts';
import { kratosConfigRule } from './kratos-config-rule.ts';
import { readBase64Url } from './login-hooks.ts';
import { type Config, type ConfigKey, isAllowedReturnUrl, supportedKeys } from './supported-keys.ts';

export type { Config } from './supported-keys.ts';

/** A configuration as it was read. */
interface ReadConfig {
  readonly config: Config;
  /** Keys of Kratos that have no effect in the emulator, and entries of lists that Kratos itself ignores. */
  readonly ignored: readonly string[];
}

/** Something in a configuration that may not be: its message names the key, the value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Keys that are not read, with the one value that matches the emulator's behavior. */
const AS_IT_IS: Readonly<Record<string, unknown>> = {
  'selfservice.methods.password.config.haveibeenpwned_enabled': false,
  'selfservice.methods.link.enabled': false,
  'selfservice.flows.recovery.enabled': false,
};

/** Default values for a partial configuration: Kratos does not start without these keys. */
const REST: JsonObject = {
  dsn: 'memory',
  selfservice: { default_browser_return_url: 'http://127.0.0.1:4455/' },
  identity: { schemas: [{ id: 'default', url: 'base64://e30=' }] },
  secrets: { cipher: ['0123456789abcdef0123456789abcdef'] },
};

/** Pages that Kratos requires, with a URL that is absolute or begins with a slash. */
const PAGES = ['login', 'settings', 'error', 'registration', 'recovery'].map((flow) => `selfservice.flows.${flow}.ui_url`);

/**
 * Finds the problems of a configuration with which Kratos does not start: unknown keys, invalid values and, unless it is only a part of a
 * configuration, missing keys.
 */
export function findConfigProblems(raw: unknown, { isPart = false } = {}): readonly ConfigProblem[] {
  if (!isJsonObject(raw)) return findConfigRuleProblems(kratosConfigRule, raw);
  const problems = findConfigRuleProblems(kratosConfigRule, isPart ? mergeObjects(REST, raw) : raw);
  if (problems.length > 0) return problems;
  const ofSchemas = findSchemaProblems(readPath(raw, ['identity', 'schemas']));
  if (ofSchemas.length > 0) return ofSchemas;
  return PAGES.flatMap((key) => {
    const url = readPath(raw, key.split('.'));
    if (typeof url !== 'string' || isRequestUri(url)) return [];
    return [{ key, text: `${key} is ${toShortJson(url)}. Allowed: a URL with a scheme, or a path that begins with a slash.` }];
  });
}

function findSchemaProblems(schemas: unknown): readonly ConfigProblem[] {
  if (!Array.isArray(schemas)) return [];
  return schemas.flatMap((each: unknown, i) => {
    const url = readPath(each, ['url']);
    const text = typeof url === 'string' ? readBase64Url(url) : null;
    return text === null
      ? []
      : findConfigRuleProblems(
          identitySchemaRule,
          parseJsonOrUndefined(text) ?? text,
          `identity.schemas.${i} (${String(readPath(each, ['id']))})`,
        );
  });
}

/** Throws a `ConfigError` that names every problem with which Kratos does not start. */
export function checkConfig(raw: unknown, options: { readonly isPart?: boolean } = {}): void {
  const problems = findConfigProblems(raw, options);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => problem.text).join('\n'));
}

/** Reads a Kratos configuration. Throws a `ConfigError` for one that Kratos refuses, and returns the keys that have no effect in the emulator. */
export function readConfig(raw: JsonObject): ReadConfig {
  checkConfig(raw, { isPart: true });
  const given = flatten(raw, '');
  const values = Object.fromEntries(Object.entries(supportedKeys).map(([name, key]) => [name, readKey(name, key, given.get(name))]));
  // Each value came out of the parser of its own key.
  const config = withSchemas(values as unknown as Config);
  return {
    config,
    ignored: [
      ...[...given].filter(([name, value]) => !(name in supportedKeys) && AS_IT_IS[name] !== value).map(([name]) => name),
      ...listLeftOut(given),
      ...listUnusedHooks(given),
    ],
  };
}

function readKey(name: string, key: ConfigKey<unknown>, value: unknown): unknown {
  if (value === undefined) return key.fallback;
  const parsed = key.parse(value);
  if (parsed === undefined) throw new ConfigError(`${name} is ${toShortJson(value)}. Allowed: ${key.allowed}.`);
  return parsed;
}

/** Kratos warns about these entries and starts without them. */
function listLeftOut(given: ReadonlyMap<string, unknown>): readonly string[] {
  const name = 'selfservice.allowed_return_urls';
  const urls = given.get(name);
  if (!Array.isArray(urls)) return [];
  return urls.flatMap((url, i) => (isAllowedReturnUrl(url) ? [] : [`${name}.${i} (${toShortJson(url)})`]));
}

/** Hooks of organisations, which require a licence. */
function listUnusedHooks(given: ReadonlyMap<string, unknown>): readonly string[] {
  const name = 'selfservice.flows.login.after';
  const hooks = (JSON.stringify(given.get(name)) ?? '').match(/"hook":"(b2b_sso|organization)"/g) ?? [];
  return hooks.map((hook) => `${name} (${hook.slice('"hook":'.length)})`);
}

function withSchemas(config: Config): Config {
  const schemas =
    config['identity.schemas'].length > 0
      ? config['identity.schemas']
      : [{ ...emailIdentitySchema, id: config['identity.default_schema_id'] }];
  return { ...config, 'identity.schemas': schemas };
}

/** Nested keys by their dotted names. What a key of the table covers is not gone into. */
function flatten(value: JsonObject, prefix: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    const isEnd = name in supportedKeys || !isJsonObject(inner) || Object.keys(inner).length === 0;
    if (isEnd) found.set(name, inner);
    else for (const [deeper, leaf] of flatten(inner, `${name}.`)) found.set(deeper, leaf);
  }
  return found;
}
