/** A JSON object, whose members still need a check. */
export type Json = Readonly<Record<string, unknown>>;

/** Parses JSON. Returns `undefined` on a syntax error, which is never a valid JSON value. `reviver` is that of `JSON.parse`. */
export function parseJson(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const toObject = (value: unknown): Json => (isObject(value) ? value : {});

export const parseObject = (text: string): Json => toObject(parseJson(text));

export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

export const toTextOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
