import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Call, Form } from './request.ts';

/** A submission, or why it cannot be read, in Kratos's words. */
export type Decoded = { readonly form: Form } | { readonly form: null; readonly reason: string };

const ALLOWED = ['multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'];

/** Reads a submission as Kratos does: JSON follows the rules of forms, so that empty strings and nulls count as missing. */
export function decodeBody(call: Call): Decoded {
  if (call.body === '')
    return { form: null, reason: 'Unable to decode HTTP Request Body because its HTTP Header "Content-Length" is zero.' };
  const contentType = call.headers.get('content-type') ?? '';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!ALLOWED.includes(type))
    return {
      form: null,
      reason: `HTTP ${call.method} Request used unknown HTTP Header "Content-Type: ${contentType}", only [${ALLOWED.join(' ')}] are supported.`,
    };
  if (type === 'application/json') return decodeJson(call.body);
  return type === 'multipart/form-data' ? decodeMultipart(call.body, contentType) : { form: toForm([...new URLSearchParams(call.body)]) };
}

/** One field of a form as text: numbers and booleans as they are written. Missing, empty or an object: `''`. */
export function readField(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** One button of a form: pressed when it is `true` in any spelling that Go's `ParseBool` knows. */
export const isPressed = (form: Form, name: string): boolean => ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(readField(form, name));

function decodeJson(body: string): Decoded {
  try {
    const value: unknown = JSON.parse(body);
    if (!isObject(value))
      return { form: null, reason: `Expected JSON sent in request body to be an object but got: ${toGjsonType(value)}` };
    return { form: flatten(value) };
  } catch {
    return { form: null, reason: 'Unable to decode form as JSON.' };
  }
}

function toGjsonType(value: unknown): string {
  if (value === null) return 'Null';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return 'Number';
  return typeof value === 'string' ? 'String' : 'JSON';
}

function flatten(value: JsonObject): Form {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== null && entry[1] !== '' && entry[1] !== undefined),
  );
}

function toForm(pairs: readonly (readonly [string, string])[]): Form {
  const form: Record<string, Json> = {};
  for (const [name, value] of pairs) if (value !== '' && !Object.hasOwn(form, name)) form[name] = value;
  return form;
}

function decodeMultipart(body: string, contentType: string): Decoded {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined)
    return { form: null, reason: 'Unable to decode HTTP POST form body: no multipart boundary param in Content-Type' };
  const pairs = body.split(`--${boundary}`).flatMap((part) => {
    const [, name, value] = /name="([^"]*)"[^\n]*\r?\n\r?\n([\s\S]*?)\r?\n?$/.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return { form: toForm(pairs) };
}
