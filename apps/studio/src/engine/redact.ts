import { hidden, isKnownText, isKnownWord, knownKeys, knownNodeNames, redactUrl, shortenId } from './known.ts';

/** Returns a copy of a JSON value in which everything that is not known to be harmless is `•••`. */
export const redact = (value: unknown, kratosUrl: string): unknown => redactAt('', value, kratosUrl, 0);

const MAX_DEPTH = 12;
const MAX_LENGTH = 60;

function redactAt(key: string, value: unknown, kratosUrl: string, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (depth > MAX_DEPTH) return hidden;
  if (Array.isArray(value)) return value.slice(0, MAX_LENGTH).map((each) => redactAt(key, each, kratosUrl, depth + 1));
  if (typeof value === 'object') return redactObject(value as Readonly<Record<string, unknown>>, kratosUrl, depth);
  if (typeof value === 'number') return isHarmlessNumber(key, value) ? value : hidden;
  return typeof value === 'string' ? redactText(key, value, kratosUrl) : hidden;
}

function redactObject(value: Readonly<Record<string, unknown>>, kratosUrl: string, depth: number): unknown {
  const entries = Object.entries(value).map(([key, each]) => {
    if (!knownKeys.has(key)) return [hidden, hidden];
    if (isPrivate(key, each)) return [key, hidden];
    if (key === 'value') return [key, value['name'] === 'method' && isKnownWord(each) ? each : hidden];
    if (key === 'name') return [key, typeof each === 'string' && knownNodeNames.has(each) ? each : hidden];
    if (key === 'text' && typeof each !== 'object') return [key, isKnownText(value['id'], each) ? each : hidden];
    return [key, redactAt(key, each, kratosUrl, depth + 1)];
  });
  return Object.fromEntries(entries);
}

/** What a user types, and what proves who the user is. Not even a word that Kratos uses itself is shown there: it may be a password. */
const privateKeys = new Set(
  'password identifier totp_code lookup_secret code csrf_token email address traits credentials context session_token logout_token'.split(
    ' ',
  ),
);

const isPrivate = (key: string, value: unknown): boolean =>
  privateKeys.has(key) && value !== null && !(key === 'code' && typeof value === 'number');

/** Status codes, and the ids of Kratos's messages, which have seven digits. */
const isHarmlessNumber = (key: string, value: number): boolean =>
  (key === 'code' && Number.isInteger(value) && value >= 100 && value < 600) ||
  (key === 'id' && /^[14]0[1-9]0\d{3}$/.test(String(value))) ||
  (key === 'maxlength' && value < 100);

const urlKeys = new Set(['action', 'request_url', 'redirect_browser_to', 'redirect_to', 'logout_url']);
const timeKeys = new Set([
  'expires_at',
  'issued_at',
  'authenticated_at',
  'completed_at',
  'created_at',
  'updated_at',
  'since',
  'expired_at',
]);
const idKeys = new Set(['id', 'use_flow_id', 'flow', 'organization_id']);

function redactText(key: string, text: string, kratosUrl: string): string {
  if (isKnownWord(text)) return text;
  if (urlKeys.has(key)) return redactUrl(text, kratosUrl);
  if (timeKeys.has(key)) return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? text.replace(/\.\d+/, '') : hidden;
  return idKeys.has(key) ? shortenId(text) : hidden;
}
