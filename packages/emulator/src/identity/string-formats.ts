import { isPhoneNumber } from './is-phone-number.ts';

/** The formats that Kratos checks. It ignores any other format. Source: github.com/ory/jsonschema, formats.go. */
export const stringFormats: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': isDateTime,
  date: isDate,
  time: (text) => /^([01]?\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && hasZone(text),
  hostname: isHostname,
  email: isEmail,
  tel: isPhoneNumber,
  'ip-address': isIpv4,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: isUri,
  iri: isUri,
  'uri-reference': (text) => parseUrl(text) !== null,
  uriref: (text) => parseUrl(text) !== null,
  'iri-reference': (text) => parseUrl(text) !== null,
  'uri-template': isUriTemplate,
  regex: isGoRegex,
  'json-pointer': isJsonPointer,
  'relative-json-pointer': (text) => /^(0|[1-9]\d*)/.test(text) && isAfterNumber(text.replace(/^(0|[1-9]\d*)/, '')),
};

const toBytes = (text: string): number => new TextEncoder().encode(text).length;

// The local part of an email address, as Go's net/mail parses it.
const LOCAL_PART =
  /^[ \t]*(?:[!#-'*+\-/-9=?A-Z^-~\u0080-\u{10ffff}]+(?:\.[!#-'*+\-/-9=?A-Z^-~\u0080-\u{10ffff}]+)*|"(?:[ \t!#-[\]-~\u0080-\u{10ffff}]|\\[ \t!-~\u0080-\u{10ffff}])+")$/u;

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 0 || toBytes(text) > 254 || toBytes(local) > 64) return false;
  return isHostname(domain) && !domain.endsWith('.') && LOCAL_PART.test(local);
}

function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, '');
  if (toBytes(name) > 253 || name.startsWith('-')) return false;
  return name.split('.').every((label) => /^[a-z0-9-]{0,62}[a-z0-9]$/i.test(label));
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

// Go accepts an hour with one digit and a comma before the fraction.
function isDateTime(text: string): boolean {
  const [, date = '', time = ''] = /^(.{10})T(.*)$/.exec(text) ?? [];
  return isDate(date) && /^([01]?\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/.test(time) && hasZone(time);
}

function hasZone(time: string): boolean {
  const [, hours = 0, minutes = 0] = /[+-](\d\d):(\d\d)$/.exec(time) ?? [];
  return Number(hours) <= 24 && Number(minutes) <= 60;
}

function isIpv4(text: string): boolean {
  const groups = text.split('.');
  return groups.length === 4 && groups.every((group) => /^[+-]?\d+$/.test(group) && Number(group) >= 0 && Number(group) <= 255);
}

function isIpv6(text: string): boolean {
  if (!text.includes(':') || text.includes('%')) return false;
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const hasEmbedded = embedded !== null;
  if (hasEmbedded && !(embedded[2] ?? '').split('.').every((each) => /^(0|[1-9]\d{0,2})$/.test(each) && Number(each) <= 255)) return false;
  const groups = hasEmbedded ? `${embedded[1]}0:0` : text;
  const halves = groups.split('::');
  if (halves.length > 2) return false;
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!parts.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = parts.flat().length;
  return halves.length === 2 ? count < 8 : count === 8;
}

interface Url {
  readonly scheme: string;
  readonly path: string;
}

/** Parses a URL as Go's `url.Parse` does. Returns `null` where that fails. */
function parseUrl(text: string): Url | null {
  const [beforeFragment = '', ...fragment] = text.split('#');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses control characters, except in the fragment
  if (/[\u0000-\u001f\u007f]/.test(beforeFragment)) return null;
  if (!isEscaped(fragment.join('#'))) return null;
  if (beforeFragment.startsWith(':')) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(beforeFragment)?.[1] ?? '';
  // A colon is invalid in the first segment of a relative path, also after a scheme that begins with a digit.
  let rest = beforeFragment.slice(scheme === '' ? 0 : scheme.length + 1).replace(/\?.*$/s, '');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, path: '' };
    return (rest.split('/')[0] ?? '').includes(':') || !isEscaped(rest) ? null : { scheme, path: rest };
  }
  if (rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'))) {
    const [authority = '', ...path] = rest.slice(2).split('/');
    if (!isAuthority(authority)) return null;
    rest = path.length > 0 ? `/${path.join('/')}` : '';
  }
  return isEscaped(rest) ? { scheme, path: rest } : null;
}

const isEscaped = (text: string): boolean => !/%(?![0-9a-f]{2})/i.test(text);

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (at >= 0 && !(/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) && isEscaped(user))) return false;
  const host = authority.slice(at + 1);
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    const [address = '', ...zone] = host.slice(1, Math.max(end, 0)).split('%25');
    return isPort(host.slice(end + 1)) && isIpv6(address) && isEscaped(zone.join('%25'));
  }
  if (host.split(':').length > 2) return false;
  const colon = host.lastIndexOf(':');
  if (colon >= 0 && !isPort(host.slice(colon))) return false;
  // A host may contain any non-ASCII character, and escapes of those only.
  return (
    isEscaped(host) &&
    !/%(?:[0-7][0-9a-f])/i.test(host.replaceAll(/%25/g, '')) &&
    /^[A-Za-z0-9\-_.~!$&'()*+,;=:\]<>"%\u0080-\u{10ffff}]*$/u.test(host)
  );
}

const isPort = (text: string): boolean => /^(:\d*)?$/.test(text);

function isUri(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && url.scheme !== '';
}

function isUriTemplate(text: string): boolean {
  const url = parseUrl(text);
  return url?.path.split('/').every((segment) => /^[^{}]*(\{[^{}]*\}[^{}]*)*$/.test(segment)) === true;
}

// Go's RE2 writes some syntax differently and lacks look-around and back references.
function isGoRegex(text: string): boolean {
  if (/\(\?(?:=|!|<=|<!)|\\[1-9]|(?:[*+?]|\})[*+]|(?:\{\d*,?\d*\})\?\?/.test(text.replaceAll(/\\\\/g, ''))) return false;
  const translated = text
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\\([pP])([A-Z])/g, '\\$1{$2}')
    .replaceAll(/\[:\^?\w+:\]/g, 'a-z');
  // `\p{…}` needs the flag `u`, literal brackets and braces exclude it.
  return ['u', ''].some((flags) => isRegExp(translated, flags));
}

function isRegExp(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

function isJsonPointer(text: string): boolean {
  return (text === '' || text.startsWith('/')) && !/~(?![~01])/.test(text);
}

const isAfterNumber = (text: string): boolean => text === '#' || isJsonPointer(text);
