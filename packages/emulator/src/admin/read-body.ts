import type { KratosError } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { isObject, type JsonObject } from '../json.ts';

/** The body of an admin call: an object with these fields and no other, else what Kratos says to it. */
export function readBody({ body }: Call, fields: readonly string[]): { readonly value: JsonObject } | KratosError {
  const value = parseJson(body);
  if (!isObject(value)) return refuse(body.trim() === '' ? 'EOF' : 'unexpected EOF');
  const unknown = Object.keys(value).find((key) => !fields.includes(key));
  return unknown === undefined ? { value } : refuse(`json: unknown field ${JSON.stringify(unknown)}`);
}

/** A body that Go's JSON decoder gives up on. */
export const refuse = (message: string): KratosError => ({ kind: 'error', error: { code: 400, message } });

/** JSON, or `undefined`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
