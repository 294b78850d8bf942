import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { scanJson } from '../scan-json.ts';
import type { ApiCall, SubmittedForm } from './request.ts';

/** The fields of a submission, or Kratos's reason why it cannot be decoded. */
type Decoded = { readonly form: SubmittedForm } | { readonly form: null; readonly reason: string };

const ALLOWED = ['multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'];

/** Kratos refuses a larger body. Source: cmd/daemon/serve.go. */
export const MAX_BODY_BYTES: number = 5 * 1024 * 1024;

/**
 * Decodes a submission as Kratos does. Empty strings and `null` in JSON count as missing, as in forms. `multipart/form-data` is accepted
 * but not read.
 */
export function decodeBody(call: ApiCall): Decoded {
  if (call.body === '') return refuse('Unable to decode HTTP Request Body because its HTTP Header "Content-Length" is zero.');
  const contentType = call.headers.get('content-type') ?? '';
  const type = parseMediaType(contentType);
  if (type === 'application/json') return decodeJson(call.body);
  if (type === 'application/x-www-form-urlencoded') return decodeForm(call.body);
  if (type === 'multipart/form-data') return { form: {} };
  return refuse(
    `HTTP ${call.method} Request used unknown HTTP Header "Content-Type: ${contentType}", only [${ALLOWED.join(' ')}] are supported.`,
  );
}

const TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
const MEDIA_TYPE = new RegExp(`^\\s*([^;\\s]+)\\s*((?:;\\s*${TOKEN}\\s*=\\s*(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*")\\s*)*);?\\s*$`, 'i');
const PARAMETER = new RegExp(`;\\s*(${TOKEN})\\s*=\\s*(${TOKEN}|"(?:[^"\\\\]|\\\\.)*")`, 'gi');

/** Returns the media type of a `Content-Type` header in lower case, or `''` if Go's `mime.ParseMediaType` refuses the header. */
export function parseMediaType(contentType: string): string {
  if (ALLOWED.includes(contentType)) return contentType;
  const [, type = '', parameters = ''] = MEDIA_TYPE.exec(contentType) ?? [];
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of parameters.matchAll(PARAMETER)) {
    const known = values.get(name.toLowerCase());
    if (known !== undefined && known !== value) return '';
    values.set(name.toLowerCase(), value);
  }
  return type.toLowerCase();
}

/** Reads `transient_payload`, the data for web hooks. It is an object in JSON, and a JSON text in a form. */
export function readTransientPayload(form: SubmittedForm): { readonly value: unknown } | { readonly problem: string } {
  const payload = form['transient_payload'] ?? {};
  return typeof payload === 'string' ? scanJson(payload) : { value: payload };
}

const refuse = (reason: string): Decoded => ({ form: null, reason });

/** Returns a field as a string. Other JSON values are serialized, and a missing field is `''`. */
export function readField(form: SubmittedForm, name: string): string {
  const value = form[name] ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a button has a value that Go's `ParseBool` reads as true. */
export const isButtonPressed = (form: SubmittedForm, name: string): boolean =>
  ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(readField(form, name));

/** Returns Go's error for a button whose value is not a boolean, else `null`. */
export function findInvalidButton(form: SubmittedForm, names: readonly string[], struct: string): string | null {
  const invalid = names.find(
    (name) => !isButtonPressed(form, name) && !['', '0', 'f', 'F', 'false', 'FALSE', 'False'].includes(readField(form, name)),
  );
  if (invalid === undefined) return null;
  return `json: cannot unmarshal string into Go struct field ${struct}.${invalid} of type bool`;
}

function decodeJson(body: string): Decoded {
  const value = parseFirst(body);
  if (value === undefined) return refuse('Unable to decode form as JSON.');
  return isJsonObject(value)
    ? { form: flatten(value) }
    : refuse(`Expected JSON sent in request body to be an object but got: ${toGjsonType(value)}`);
}

// A shorter text cannot be nested too deep, so `JSON.parse` may read it.
const MAX_DIRECT_LENGTH = 10_000;

/** Reads the first JSON value of a text and ignores the rest, as Go's decoder does. */
function parseFirst(text: string): unknown {
  if (text.length <= MAX_DIRECT_LENGTH) {
    try {
      return JSON.parse(text);
    } catch {}
  }
  const scanned = scanJson(text);
  return 'value' in scanned ? scanned.value : undefined;
}

function toGjsonType(value: unknown): string {
  if (value === null) return 'Null';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return 'Number';
  return typeof value === 'string' ? 'String' : 'JSON';
}

function flatten(value: JsonObject): SubmittedForm {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, JsonValue] => entry[1] !== null && entry[1] !== '' && entry[1] !== undefined),
  );
}

function decodeForm(body: string): Decoded {
  if (body.includes(';')) return refuse('Unable to decode HTTP POST form body: invalid semicolon separator in query');
  const broken = /%(?![0-9a-f]{2}).{0,2}/i.exec(body)?.[0];
  if (broken !== undefined) return refuse(`Unable to decode HTTP POST form body: invalid URL escape ${JSON.stringify(broken)}`);
  const form: Record<string, JsonValue> = {};
  for (const [name, value] of new URLSearchParams(body)) if (value !== '' && !Object.hasOwn(form, name)) form[name] = value;
  return { form };
}
