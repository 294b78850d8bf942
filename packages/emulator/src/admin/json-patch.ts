import { badRequest } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import { isObject, type Json, type JsonObject, readPath, writePath } from '../json.ts';
import { parseJson, refuse } from './read-body.ts';

const DENIED = ['id', 'stateChangedAt', 'credentials'];

/** A document after a JSON patch (RFC 6902): add, replace, remove and test, on objects. Paths that nobody reads change nothing, as in Kratos. */
export function applyPatch(document: JsonObject, body: string): Step {
  const operations = parseJson(body);
  if (!Array.isArray(operations)) return refuse('json: cannot unmarshal the JSON patch: expected a list of operations');
  let patched: JsonObject = document;
  for (const operation of operations) {
    const next = apply(patched, operation);
    if ('kind' in next) return next;
    patched = next.document;
  }
  return { document: patched };
}

type Step = { readonly document: JsonObject } | KratosError;

function apply(document: JsonObject, operation: unknown): Step {
  const { op, path, value } = isObject(operation) ? operation : {};
  if (typeof op !== 'string' || typeof path !== 'string' || !path.startsWith('/'))
    return badRequest('Each operation of a JSON patch needs "op" and "path".');
  const keys = path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (DENIED.includes(keys[0] ?? '')) return badRequest(`patch includes denied path: ${path}`);
  switch (op) {
    case 'add':
    case 'replace':
      return { document: writePath(document, keys, value ?? null) };
    case 'remove':
      return { document: removePath(document, keys) };
    case 'test':
      return JSON.stringify(readPath(document, keys)) === JSON.stringify(value) ? { document } : badRequest(`testing value ${path} failed`);
    default:
      return badRequest(`The emulator knows add, replace, remove and test, not ${JSON.stringify(op)}.`);
  }
}

function removePath(value: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const { [key]: inner, ...others } = value;
  if (rest.length === 0) return others;
  return isObject(inner) ? { ...value, [key]: removePath(inner, rest) as Json } : value;
}
