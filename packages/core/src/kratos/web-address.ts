import { toText } from './json.ts';

/**
 * The value, if it is an absolute http(s) address that every parser reads alike. `null` for anything else: `javascript:`, a user name or password
 * before the host, a backslash, blanks, control or invisible characters.
 */
export function toWebAddress(value: unknown): string | null {
  const text = toText(value);
  try {
    return /^https?:\/\/[^/?#@\\\s\p{C}]+(\/[^?#\\\s\p{C}]*)?([?#]\P{Cc}*)?$/iu.test(text) && new URL(text) ? text : null;
  } catch {
    return null; // `URL.canParse` came to Safari with 17
  }
}

/** A web address, or a path of the page: what a host may name for a link. */
export const isLinkAddress = (value: unknown): boolean => toWebAddress(value) !== null || /^\/(?![/\\])[^\\\s\p{C}]*$/u.test(toText(value));

/** An address that paths can be put behind: a query or a fragment would get lost there, or into a log. */
export const isBaseAddress = (text: string): boolean => !/[?#]/.test(text) && toWebAddress(text) !== null;

/**
 * Where Kratos is, as an absolute address without a slash at its end. A path such as `/kratos` is resolved against the page, and stays as it is
 * where there is none, on a server. What is neither stays as it is, for `isBaseAddress` to refuse.
 */
export function toBaseAddress(given: unknown, page: unknown = globalThis.location?.href): string {
  let text: string = typeof given;
  try {
    text = String(given);
    if (/^\.{0,2}\//.test(text)) text = new URL(text, String(page)).href;
  } catch {} // a path without a page, or an object that is no text
  return text.replace(/\/+$/, '');
}

/** A member that is an address by its name, and a text that a browser would take for one: with a scheme, or from the root. */
const addressNames = /ur[il]$|href|_to$/i;
const addressTexts = /^[\s\p{C}]*([/\\]|[a-z][\w+.\p{C}-]*:)/iu;

/** Data from Kratos without the addresses that are not good, however deep they are. Whoever shows the rest finds no address in it that was not checked. */
export function withoutBadAddresses(data: unknown, isGood: (address: string) => boolean): unknown {
  const keep = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.flat(0); // what was left out of a list has left a hole
    return typeof value !== 'string' || isGood(value) || !(addressNames.test(name) || addressTexts.test(value)) ? value : undefined;
  };
  try {
    return JSON.parse(JSON.stringify(data), keep);
  } catch {
    return undefined; // too deep
  }
}
