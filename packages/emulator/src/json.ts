/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is an object of JSON, not an array and not `null`. */
export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the two line separators of JavaScript are escaped, and a newline ends it. */
export const toGoJson = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/** What stands at a path of keys; `undefined` where the path ends early. */
export const readPath = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/** A copy with another value at a path; objects on the way are made where they are missing. */
export function writePath(value: JsonObject, [key, ...rest]: readonly string[], replacement: Json): JsonObject {
  if (key === undefined) return value;
  const inner = value[key];
  return { ...value, [key]: rest.length === 0 ? replacement : writePath(isObject(inner) ? inner : {}, rest, replacement) };
}

/** One object over another: objects are merged, everything else is replaced. */
export function merge(base: JsonObject, changes: JsonObject): JsonObject {
  const merged = Object.entries(changes).map(([key, value]) => {
    const before = base[key];
    return [key, isObject(before) && isObject(value) ? merge(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}
