import type { Exchange } from './recording.ts';

/** An answer to hold against a recorded one. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookie: readonly string[];
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/** A body as the recordings keep it: parsed where it is JSON, as text where it is none or `null`. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) ?? text;
  } catch {
    return text;
  }
}

/** The headers that were recorded; the others do not count. */
export const RECORDED_HEADERS: readonly string[] = [
  'content-type',
  'location',
  'vary',
  'cache-control',
  'ory-error-id',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'x-kratos-authenticated-identity-id',
  'retry-after',
  'link',
  'x-total-count',
  'allow',
];

// The script for hardware keys was not kept.
const LEFT_OUT = '(script left out)';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const SPOKEN_TIME = /\d+\.\d\d(?= minutes ago)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
// When people were made, which is not among the recorded exchanges.
const BEFORE = ['state_changed_at', 'verified_at', 'created_at', 'updated_at', 'used_at'];
const SECOND = 1000;

/**
 * What differs between a recorded answer and another one: status, headers, cookies, body, the order of keys. `translate` turns what was
 * drawn at random then into what was drawn now, and learns it where it is met first. `shift` is how much later it is now, in milliseconds.
 */
export function findDifferences(recorded: Exchange['response'], answer: Answer, translate: Translate, shift = 0): readonly string[] {
  return [
    ...(recorded.status === answer.status ? [] : [`status: ${recorded.status} was recorded, ${answer.status} came`]),
    ...compare(recorded.headers, pickHeaders(answer.headers, recorded.headers), 'headers', translate, shift, { ordered: false }),
    ...compareCookies(recorded.setCookie, answer.setCookie, translate, shift),
    ...(recorded.body === LEFT_OUT ? [] : compare(recorded.body, answer.body, 'body', translate, shift)),
  ];
}

/** Turns a recorded text into the one of now. */
export interface Translate {
  (text: string): string;
  /** From now on one stands for the other. */
  learn(recorded: string, now: string): void;
}

const pickHeaders = (
  headers: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    RECORDED_HEADERS.filter((name) => !LATER.includes(name) || recorded[name] !== undefined).flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );
// Not in the older recordings.
const LATER: readonly string[] = ['link', 'x-total-count', 'allow'];

function compare(
  recorded: unknown,
  now: unknown,
  path: string,
  translate: Translate,
  shift: number,
  { ordered = true } = {},
): readonly string[] {
  if (path.endsWith('.ui.nodes') && isNodes(recorded) && isNodes(now) && (hasValueless(recorded) || hasValueless(now)))
    return compare(withTokenFirst(recorded), withTokenFirst(now), 'nodes', translate, shift);
  if (Array.isArray(recorded) && Array.isArray(now) && recorded.length === now.length)
    return recorded.flatMap((each, i) => compare(each, now[i], `${path}[${i}]`, translate, shift));
  if (isObject(recorded) && isObject(now)) {
    const [before, after] = [Object.keys(recorded), Object.keys(now)];
    // Kratos sets traits from the fields of a form in random order.
    const isOrdered = ordered && !path.endsWith('.identity.traits');
    const sort = (keys: readonly string[]): string => (isOrdered ? [...keys] : keys.toSorted()).join(', ');
    if (sort(before) !== sort(after)) return [`${path}: the keys ${sort(before)} were recorded, ${sort(after)} came`];
    return before.flatMap((key) => compare(recorded[key], now[key], `${path}.${key}`, translate, shift));
  }
  return isSame(recorded, now, path, translate, shift) ? [] : [`${path}: ${toShort(recorded)} was recorded, ${toShort(now)} came`];
}

interface Node {
  readonly group: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const isNodes = (value: unknown): value is readonly Node[] => Array.isArray(value);
const isToken = ({ attributes }: Node): boolean => attributes['name'] === 'csrf_token';

/** A field without a value may be before or after the token: Kratos sorts the two by their values. */
const hasValueless = (nodes: readonly Node[]): boolean =>
  nodes.some(({ group, attributes }) => group === 'default' && attributes['value'] === undefined && attributes['name'] !== 'identifier');
const withTokenFirst = (nodes: readonly Node[]): readonly Node[] => [...nodes.filter(isToken), ...nodes.filter((node) => !isToken(node))];

function isSame(recorded: unknown, now: unknown, path: string, translate: Translate, shift: number): boolean {
  const key = /[^.[\]]+(?=(\[\d+\])?$)/.exec(path)?.[0] ?? '';
  if (key === 'since') return Math.abs(Number(recorded) - Number(now)) < toTolerance(shift) * 1e6;
  if (key.endsWith('_at_unix')) return Math.abs(Number(recorded) + shift / SECOND - Number(now)) <= toTolerance(shift) / SECOND;
  if (typeof recorded !== 'string' || typeof now !== 'string' || recorded === now) return recorded === now;
  // A Go map, written in random order.
  if (path === 'headers.link') return isSameText(recorded.replace(MAP_TOKEN, '…'), now.replace(MAP_TOKEN, '…'), path, translate);
  if (TIME.test(recorded)) return isSameTime(recorded, now, key, shift);
  if (key === 'src' && recorded === 'data:image/png') return now.startsWith('data:image/png;base64,');
  if (key === 'ip_address') return /^127\.0\.0\.1:\d+$/.test(now);
  if (key === 'integrity') return now.startsWith('sha512-');
  // With a real clock, words about time are not the same words.
  const [before, after] = shift === 0 ? [recorded, now] : [recorded, now].map((text) => text.replace(SPOKEN_TIME, '…'));
  return isSameText(before ?? '', after ?? '', path, translate);
}

function isSameTime(recorded: string, now: string, key: string, shift: number): boolean {
  if (!TIME.test(now)) return false;
  if (recorded.startsWith('0001-')) return recorded === now;
  const drift = Math.abs(Date.parse(recorded) + shift - Date.parse(now));
  return BEFORE.includes(key) ? drift < 3600 * SECOND : drift < toTolerance(shift);
}

// Whatever is drawn at random: ids, tokens, secrets, challenges, states; and backup codes, where there are some.
const RANDOM =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9+/]{86}==|ory_lo_\w+|\b[A-Z2-7]{32}\b|(?<=challenge":")[\w-]{43}|(?<="id":")[\w-]{22,}(?=")|(?<=state=)[0-9a-f]+(?:%3A[0-9a-f]+)?|(?<=page_token=)[\w-]{120,}(?:%3D)*|\$2a\$04\$[\w./]{53}/g;
const MAP_TOKEN = /(?<=page_token=)(?:aWQ9|Y3JlYXRl)[\w-]*/g;
const MAILED = /\b\d{6}\b|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const CODES = /\b[a-z0-9]{8}\b/g;

function isSameText(recorded: string, now: string, path: string, translate: Translate): boolean {
  const isAboutCodes = /\.secrets\[\d+\]\./.test(path) || /^[a-z0-9]{8}(, [a-z0-9]{8})+$/.test(recorded);
  const random = isAboutCodes ? CODES : /\[\d+\]\.(body|subject)$|^body\.(body|subject)$/.test(path) ? MAILED : RANDOM;
  const [before, after] = [recorded.match(random) ?? [], now.match(random) ?? []];
  if (before.length === after.length)
    for (const [i, value] of before.entries()) if (translate(value) === value) translate.learn(value, after[i] ?? value);
  return translate(recorded) === now;
}

function compareCookies(recorded: readonly string[], now: readonly string[], translate: Translate, shift: number): readonly string[] {
  const names = (lines: readonly string[]): string => lines.map((line) => translate(line.split('=')[0] ?? '')).join(', ');
  if (names(recorded) !== names(now)) return [`cookies: ${names(recorded) || 'none'} was recorded, ${names(now) || 'none'} came`];
  return recorded.flatMap((line, i) => {
    const [before, after] = [line.split('; ').slice(1), (now[i] ?? '').split('; ').slice(1)];
    const isSameLine = before.length === after.length && before.every((attribute, j) => isSameAttribute(attribute, after[j] ?? '', shift));
    return isSameLine ? [] : [`cookie ${line.split('=')[0]}: ${before.join('; ')} was recorded, ${after.join('; ')} came`];
  });
}

function isSameAttribute(recorded: string, now: string, shift: number): boolean {
  const [name = '', before = ''] = recorded.split('=');
  const [other, after = ''] = now.split('=');
  if (name !== other) return false;
  if (name === 'Max-Age') return Math.abs(Number(before) - Number(after)) <= (Number(before) === 0 ? 0 : toTolerance(shift) / SECOND);
  if (name !== 'Expires') return before === after;
  return before.includes('1970')
    ? before === after
    : Math.abs(Date.parse(before) + shift - Date.parse(after)) <= toTolerance(shift) + SECOND;
}

// A clock that is set is exact; a real one waits for the next step of TOTP now and then.
const toTolerance = (shift: number): number => (shift === 0 ? 1.5 * SECOND : 15 * SECOND);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toShort(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
