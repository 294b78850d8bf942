import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ConfigError } from '../config/config.ts';
import { uri } from '../config/config-rule.ts';
import { isJsonObject, type JsonObject, type JsonValue, mergeObjects, readPath } from '../json.ts';

/** Reads configuration files. Later files override earlier ones. The URLs of identity schemas are replaced by `base64://` URLs. */
export async function loadConfig(files: readonly string[]): Promise<JsonObject> {
  let config: JsonObject = {};
  for (const file of files) config = mergeObjects(config, await inlineSchemas(parseFile(file, await read(file)), dirname(file)));
  return config;
}

function parseFile(file: string, text: string): JsonObject {
  try {
    const value: unknown = parse(text);
    if (isJsonObject(value)) return value;
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new ConfigError(`${file} cannot be read. Expected Kratos's configuration keys in JSON or YAML.`);
}

async function inlineSchemas(config: JsonObject, folder: string): Promise<JsonObject> {
  const schemas = readPath(config, ['identity', 'schemas']);
  const identity = config['identity'];
  if (!Array.isArray(schemas) || !isJsonObject(identity)) return config;
  const loaded = await Promise.all(
    schemas.map(async (schema: JsonValue) => {
      // An invalid entry is refused later, together with all other problems.
      if (!isJsonObject(schema) || typeof schema['url'] !== 'string' || !uri.is(schema['url'])) return schema;
      return { ...schema, url: await toBase64Uri(schema['url'], folder) };
    }),
  );
  return { ...config, identity: { ...identity, schemas: loaded } };
}

async function toBase64Uri(url: string, folder: string): Promise<string> {
  if (url.startsWith('base64://')) return url;
  const text = /^https?:/.test(url) ? await download(url) : await read(toPath(url, folder));
  return `base64://${Buffer.from(text).toString('base64')}`;
}

/** Resolves `file://./schema.json` in the working directory as Kratos does, else in the folder of the configuration. */
function toPath(url: string, folder: string): string {
  const relative = /^file:\/\/(\.{1,2}\/.*)$/.exec(url)?.[1];
  if (relative !== undefined) return existsSync(relative) ? resolve(relative) : resolve(folder, relative);
  if (url.startsWith('file://')) return fileURLToPath(url);
  throw new ConfigError(`identity.schemas has the url ${JSON.stringify(url)}. Allowed: file://, http://, https:// or base64://.`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function download(url: string): Promise<string> {
  const response = await fetch(url).catch(() => null);
  if (response === null || !response.ok)
    throw new ConfigError(`identity.schemas has the url ${JSON.stringify(url)}, but it cannot be fetched.`);
  return await response.text();
}
