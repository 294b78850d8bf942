import { toText } from './json.ts';

/**
 * Returns the value if it is an absolute http(s) address that every parser reads alike, else `null`: for `javascript:`, a user name or password
 * before the host, a backslash, blanks, control or invisible characters.
 */
export function toWebAddress(value: unknown): string | null {
  const text = toText(value);
  try {
    return /^https?:\/\/[^/?#@\\\s\p{C}]+(\/[^?#\\\s\p{C}]*)?([?#]\P{Cc}*)?$/iu.test(text) && new URL(text) ? text : null;
  } catch {
    return null; // Safari has `URL.canParse` since 17
  }
}

/** Whether a value may be a link of the host: a web address, or a path on the page's origin. */
export const isLinkAddress = (value: unknown): boolean => toWebAddress(value) !== null || /^\/(?![/\\])[^\\\s\p{C}]*$/u.test(toText(value));

/** Whether paths can be appended to an address. A query or a fragment would be lost, or would appear in a log. */
export const isBaseAddress = (text: string): boolean => !/[?#]/.test(text) && toWebAddress(text) !== null;

/**
 * Returns the address of Kratos as an absolute one without a trailing slash. A path such as `/kratos` is resolved against the page, and stays
 * unchanged on a server, where there is no page. `isBaseAddress` refuses what is still not an absolute address.
 */
export function toBaseAddress(given: unknown, page: unknown = globalThis.location?.href): string {
  let text: string = typeof given;
  try {
    text = String(given);
    if (/^\.{0,2}\//.test(text)) text = new URL(text, String(page)).href;
  } catch {} // a path without a page, or an object without a string form
  return text.replace(/\/+$/, '');
}

/** Members whose name says that they hold an address, and texts that a browser reads as one: with a scheme, or starting with a slash. */
const addressNames = /ur[il]$|href|_to$/i;
const addressTexts = /^[\s\p{C}]*([/\\]|[a-z][\w+.\p{C}-]*:)/iu;

/** Removes unsafe addresses from Kratos's data, however deep they are. A page that shows the rest shows only checked addresses. */
export function withoutBadAddresses(data: unknown, isGood: (address: string) => boolean): unknown {
  const keep = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.flat(0); // closes the holes of removed members
    return typeof value !== 'string' || isGood(value) || !(addressNames.test(name) || addressTexts.test(value)) ? value : undefined;
  };
  try {
    return JSON.parse(JSON.stringify(data), keep);
  } catch {
    return undefined; // too deep
  }
}
