import { isJsonObject, type JsonObject, mergeObjects, readPath } from '../json.ts';
import { type ConfigProblem, findConfigRuleProblems, toShortJson } from './config-rule.ts';
import { isRequestUri } from './go-url.ts';
import { identitySchemaRule } from './identity-schema-rule.ts';
import { emailIdentitySchema, parseJsonOrUndefined } from './identity-schemas.ts';
import { kratosConfigRule } from './kratos-config-rule.ts';
import { decodeBase64Uri } from './login-hooks.ts';
import { type Config, type ConfigKey, isAllowedReturnUrl, supportedKeys } from './supported-keys.ts';

export type { Config } from './supported-keys.ts';

interface ReadConfig {
  readonly config: Config;
  /** Keys without effect in the emulator, and list entries that Kratos ignores. */
  readonly ignored: readonly string[];
}

/** The error for an invalid configuration. Its message names each key, its value and the allowed values, one line per problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Keys that the emulator does not read, with the value that matches its behavior. */
const VALUES_AS_EMULATED: Readonly<Record<string, unknown>> = {
  'selfservice.methods.password.config.haveibeenpwned_enabled': false,
  'selfservice.methods.link.enabled': false,
  'selfservice.flows.recovery.enabled': false,
};

/** Default values for keys that Kratos requires. */
const REQUIRED_DEFAULTS: JsonObject = {
  dsn: 'memory',
  selfservice: { default_browser_return_url: 'http://127.0.0.1:4455/' },
  identity: { schemas: [{ id: 'default', url: 'base64://e30=' }] },
  secrets: { cipher: ['0123456789abcdef0123456789abcdef'] },
};

/** The page URLs that Kratos checks at start. */
const PAGES = ['login', 'settings', 'error', 'registration', 'recovery'].map((flow) => `selfservice.flows.${flow}.ui_url`);

/**
 * Finds the problems of a configuration with which Kratos does not start: unknown keys, invalid values and, without `isPart`, missing
 * keys.
 */
export function findConfigProblems(raw: unknown, { isPart = false } = {}): readonly ConfigProblem[] {
  if (!isJsonObject(raw)) return findConfigRuleProblems(kratosConfigRule, raw);
  const problems = findConfigRuleProblems(kratosConfigRule, isPart ? mergeObjects(REQUIRED_DEFAULTS, raw) : raw);
  if (problems.length > 0) return problems;
  const schemaProblems = findSchemaProblems(readPath(raw, ['identity', 'schemas']));
  if (schemaProblems.length > 0) return schemaProblems;
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
    const text = typeof url === 'string' ? decodeBase64Uri(url) : null;
    return text === null
      ? []
      : findConfigRuleProblems(
          identitySchemaRule,
          parseJsonOrUndefined(text) ?? text,
          `identity.schemas.${i} (${String(readPath(each, ['id']))})`,
        );
  });
}

/** Throws a `ConfigError` with all problems. */
export function checkConfig(raw: unknown, options: { readonly isPart?: boolean } = {}): void {
  const problems = findConfigProblems(raw, options);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => problem.text).join('\n'));
}

/** Reads a configuration. Throws a `ConfigError` if Kratos does not start with it. */
export function readConfig(raw: JsonObject): ReadConfig {
  checkConfig(raw, { isPart: true });
  const given = flatten(raw, '');
  const values = Object.fromEntries(Object.entries(supportedKeys).map(([name, key]) => [name, readKey(name, key, given.get(name))]));
  // The parser of each key returned its value.
  const config = withSchemas(values as unknown as Config);
  return {
    config,
    ignored: [
      ...[...given].filter(([name, value]) => !(name in supportedKeys) && VALUES_AS_EMULATED[name] !== value).map(([name]) => name),
      ...listIgnoredReturnUrls(given),
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

/** Lists entries that Kratos ignores with a warning. */
function listIgnoredReturnUrls(given: ReadonlyMap<string, unknown>): readonly string[] {
  const name = 'selfservice.allowed_return_urls';
  const urls = given.get(name);
  if (!Array.isArray(urls)) return [];
  return urls.flatMap((url, i) => (isAllowedReturnUrl(url) ? [] : [`${name}.${i} (${toShortJson(url)})`]));
}

/** Lists hooks of organizations, which require a license of Kratos. */
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

/** Flattens nested keys to dotted names. Stops at the keys in `supportedKeys`. */
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
