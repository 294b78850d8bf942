import type { Exchange } from './recording.ts';

/** A reply to compare with a recorded one. */
export interface ReplayReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookie: readonly string[];
  /** Parsed if it is JSON, else text. */
  readonly body: unknown;
}

/** Parses a body as the recordings do. Invalid JSON and `null` stay text. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) ?? text;
  } catch {
    return text;
  }
}

/** The recorded headers. Others are not compared. */
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

// The recordings omit the script for hardware keys.
const OMITTED_BODY = '(script left out)';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const TIME_IN_TEXT = /\d+\.\d\d(?= minutes ago)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
// These times are from before the recording.
const KEYS_OF_SETUP = ['state_changed_at', 'verified_at', 'created_at', 'updated_at', 'used_at'];
const SECOND = 1000;

/**
 * Finds the differences between a recorded reply and another one: status, headers, cookies, body, and the order of keys. `translate`
 * replaces recorded random values by those of this replay, and learns new ones. `shift` is the age of the recording in milliseconds.
 */
export function findDifferences(recorded: Exchange['response'], answer: ReplayReply, translate: Translate, shift = 0): readonly string[] {
  return [
    ...(recorded.status === answer.status ? [] : [`status: ${recorded.status} was recorded, got ${answer.status}`]),
    ...compare(recorded.headers, pickHeaders(answer.headers, recorded.headers), 'headers', translate, shift, { ordered: false }),
    ...compareCookies(recorded.setCookie, answer.setCookie, translate, shift),
    ...(recorded.body === OMITTED_BODY ? [] : compare(recorded.body, answer.body, 'body', translate, shift)),
  ];
}

/** Replaces the random values of a recorded text by those of this replay. */
export interface Translate {
  (text: string): string;
  /** Adds a recorded value and its replacement. */
  learn(recorded: string, now: string): void;
}

const pickHeaders = (
  headers: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    RECORDED_HEADERS.filter((name) => !OPTIONAL_HEADERS.includes(name) || recorded[name] !== undefined).flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );
// Older recordings lack these headers.
const OPTIONAL_HEADERS: readonly string[] = ['link', 'x-total-count', 'allow'];

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
    if (sort(before) !== sort(after)) return [`${path}: the keys ${sort(before)} were recorded, got ${sort(after)}`];
    return before.flatMap((key) => compare(recorded[key], now[key], `${path}.${key}`, translate, shift));
  }
  return isSame(recorded, now, path, translate, shift) ? [] : [`${path}: ${toShort(recorded)} was recorded, got ${toShort(now)}`];
}

interface Node {
  readonly group: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const isNodes = (value: unknown): value is readonly Node[] => Array.isArray(value);
const isToken = ({ attributes }: Node): boolean => attributes['name'] === 'csrf_token';

/** Kratos sorts by value, so a field without a value may be before or after the random token. */
const hasValueless = (nodes: readonly Node[]): boolean =>
  nodes.some(({ group, attributes }) => group === 'default' && attributes['value'] === undefined && attributes['name'] !== 'identifier');
const withTokenFirst = (nodes: readonly Node[]): readonly Node[] => [...nodes.filter(isToken), ...nodes.filter((node) => !isToken(node))];

function isSame(recorded: unknown, now: unknown, path: string, translate: Translate, shift: number): boolean {
  const key = /[^.[\]]+(?=(\[\d+\])?$)/.exec(path)?.[0] ?? '';
  if (key === 'since') return Math.abs(Number(recorded) - Number(now)) < toTolerance(shift) * 1e6;
  if (key.endsWith('_at_unix')) return Math.abs(Number(recorded) + shift / SECOND - Number(now)) <= toTolerance(shift) / SECOND;
  if (typeof recorded !== 'string' || typeof now !== 'string' || recorded === now) return recorded === now;
  // The token contains a Go map in random order.
  if (path === 'headers.link') return isSameText(recorded.replace(MAP_TOKEN, '…'), now.replace(MAP_TOKEN, '…'), path, translate);
  if (TIME.test(recorded)) return isSameTime(recorded, now, key, shift);
  if (key === 'src' && recorded === 'data:image/png') return now.startsWith('data:image/png;base64,');
  if (key === 'ip_address') return /^127\.0\.0\.1:\d+$/.test(now);
  if (key === 'integrity') return now.startsWith('sha512-');
  // With a real clock, times in texts differ.
  const [before, after] = shift === 0 ? [recorded, now] : [recorded, now].map((text) => text.replace(TIME_IN_TEXT, '…'));
  return isSameText(before ?? '', after ?? '', path, translate);
}

function isSameTime(recorded: string, now: string, key: string, shift: number): boolean {
  if (!TIME.test(now)) return false;
  if (recorded.startsWith('0001-')) return recorded === now;
  const drift = Math.abs(Date.parse(recorded) + shift - Date.parse(now));
  return KEYS_OF_SETUP.includes(key) ? drift < 3600 * SECOND : drift < toTolerance(shift);
}

// Random values: ids, tokens, secrets, challenges and states.
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
  if (names(recorded) !== names(now)) return [`cookies: ${names(recorded) || 'none'} were recorded, got ${names(now) || 'none'}`];
  return recorded.flatMap((line, i) => {
    const [before, after] = [line.split('; ').slice(1), (now[i] ?? '').split('; ').slice(1)];
    const isSameLine = before.length === after.length && before.every((attribute, j) => isSameAttribute(attribute, after[j] ?? '', shift));
    return isSameLine ? [] : [`cookie ${line.split('=')[0]}: ${before.join('; ')} was recorded, got ${after.join('; ')}`];
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

// With a real clock, the replay sometimes waits for the next TOTP step.
const toTolerance = (shift: number): number => (shift === 0 ? 1.5 * SECOND : 15 * SECOND);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toShort(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
