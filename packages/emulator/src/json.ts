/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Whether a value is a JSON object, not an array or `null`. */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Serializes a value as Go does: it escapes `<`, `>`, `&`, U+2028 and U+2029, and ends with a newline. */
export const toGoJson = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/** Returns the value at a path of keys, or `undefined`. */
export const readPath = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/** Returns a copy with another value at a path of keys. It creates missing objects. */
export function writePath(value: JsonObject, [key, ...rest]: readonly string[], replacement: JsonValue): JsonObject {
  if (key === undefined) return value;
  const inner = value[key];
  return { ...value, [key]: rest.length === 0 ? replacement : writePath(isJsonObject(inner) ? inner : {}, rest, replacement) };
}

/** Merges changes into an object. Nested objects are merged, all other values are replaced. */
export function mergeObjects(base: JsonObject, changes: JsonObject): JsonObject {
  const merged = Object.entries(changes).map(([key, value]) => {
    const before = base[key];
    return [key, isJsonObject(before) && isJsonObject(value) ? mergeObjects(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}
