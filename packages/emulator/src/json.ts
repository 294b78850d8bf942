/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Whether a value is an object of JSON, not an array and not `null`. */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the two line separators of JavaScript are escaped, and a newline ends it. */
export const toGoJson = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/** What stands at a path of keys; `undefined` where the path ends early. */
export const readPath = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/** A copy with another value at a path; objects on the way are made where they are missing. */
export function writePath(value: JsonObject, [key, ...rest]: readonly string[], replacement: JsonValue): JsonObject {
  if (key === undefined) return value;
  const inner = value[key];
  return { ...value, [key]: rest.length === 0 ? replacement : writePath(isJsonObject(inner) ? inner : {}, rest, replacement) };
}

/** One object over another: objects are merged, everything else is replaced. */
export function mergeObjects(base: JsonObject, changes: JsonObject): JsonObject {
  const merged = Object.entries(changes).map(([key, value]) => {
    const before = base[key];
    return [key, isJsonObject(before) && isJsonObject(value) ? mergeObjects(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}
