/** A JSON object, as far as `JSON.parse` can vouch for one. */
export type Json = Readonly<Record<string, unknown>>;

/** What a text says in JSON; `undefined` when it is none, which no JSON is. `reviver` is that of `JSON.parse`. */
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

/** An address that paths can be put behind: a user name, a query or a fragment would get lost there, or into a log. */
export const isBaseAddress = (text: string): boolean => /^[^/\s]+\/\/[^/?#@\s]+(\/[^?#\s]*)?$/.test(text) && toWebAddress(text) !== null;

/** The value, if it is an absolute http(s) address: `javascript:` and the like are nothing to send a browser to. */
export function toWebAddress(value: unknown): string | null {
  const text = toText(value);
  try {
    return /^https?:\/\//i.test(text) && new URL(text) ? text : null;
  } catch {
    return null; // `URL.canParse` came to Safari with 17
  }
}
