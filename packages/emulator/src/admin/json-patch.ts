import { notEmulated } from '../errors.ts';
import type { ErrorFields, KratosError } from '../http/reply.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { scanJson } from '../scan-json.ts';

// Not `fast-json-patch`: Kratos answers with the error texts of the Go library evanphx/json-patch, and creates missing paths.

type Patched = { readonly document: JsonObject } | KratosError;

/** The paths that Kratos refuses, in any case. */
const DENIED_PATHS = /^\/(id|statechangedat|credentials|credentials\/oidc\/.*)$/i;
/** The emulator does not pad an array beyond this length. */
const MAX_PADDED_LENGTH = 1000;

/** The 400 for a patch that cannot be applied. */
export const patchError = (message: string): KratosError => ({
  kind: 'error',
  error: { code: 400, reason: 'An error occured when applying the JSON patch', message } satisfies ErrorFields,
});

/** Applies a JSON patch (RFC 6902) as Kratos does. Source: oryx/jsonx/patch.go, github.com/evanphx/json-patch. */
export function applyPatch(document: JsonObject, body: string): Patched {
  const scanned = scanJson(body);
  if ('problem' in scanned || body.slice(scanned.end).trim() !== '') return patchError('invalid state detected');
  const { value } = scanned;
  if (value !== null && !Array.isArray(value))
    return patchError(`json: cannot unmarshal ${toKind(value)} into Go value of type jsonpatch.Patch`);
  const operations: readonly unknown[] = value ?? [];
  const notObject = operations.find((each) => each !== null && !isJsonObject(each));
  if (notObject !== undefined) return patchError(`json: cannot unmarshal ${toKind(notObject)} into Go value of type jsonpatch.Operation`);
  for (const operation of operations) {
    const problem = findInvalid(operation);
    if (problem !== null) return patchError(`invalid operation ${JSON.stringify(operation)}: ${problem}`);
  }
  const valid = operations as readonly Operation[]; // checked above
  const refused = valid.map(findRefused).find((each) => each !== null);
  if (refused !== undefined) return refused;
  const root: Root = { value: structuredClone(document) as Container };
  for (const operation of valid) {
    const problem = apply(root, operation);
    if (problem !== null) return typeof problem === 'string' ? patchError(problem) : problem;
  }
  if (Array.isArray(root.value))
    return patchError('json: cannot unmarshal array into Go value of type identity.WithCredentialsAndAdminMetadataInJSON');
  return { document: root.value };
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: JsonValue;
}

type Container = Record<string, JsonValue> | JsonValue[];

interface Root {
  value: Container;
}

function toKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function findInvalid(operation: unknown): string | null {
  const { op, path, value, from } = isJsonObject(operation) ? operation : {};
  if (typeof op !== 'string' || !['add', 'replace', 'remove', 'test', 'move', 'copy'].includes(op)) return 'unsupported operation';
  if (path === undefined) return "failed to decode 'path': operation missing path field: missing value";
  if (typeof path !== 'string') return `failed to decode 'path': json: cannot unmarshal ${toKind(path)} into Go value of type string`;
  if ((op === 'move' || op === 'copy') && from === undefined)
    return "failed to decode 'from': operation, missing from field: missing value";
  if ((op === 'add' || op === 'replace') && value === undefined)
    return "failed to decode 'value': operation, missing value field: missing value";
  return null;
}

function findRefused({ op, path }: Operation): KratosError | null {
  if (!['add', 'replace', 'remove'].includes(op)) return patchError(`unsupported operation: ${op}`);
  if (DENIED_PATHS.test(path)) return patchError(`patch includes denied path: ${path}`);
  if (/^\/credentials\//i.test(path))
    return notEmulated('The emulator does not patch credentials. Use DELETE /admin/identities/{id}/credentials/{type}.');
  return null;
}

const isIndex = (key: string): boolean => /^[+-]?\d+$/.test(key);

/** Applies one operation in place. Returns the error text of the Go library. */
function apply(root: Root, { op, path, value = null }: Operation): string | KratosError | null {
  const [before, ...raw] = path.split('/');
  const keys = raw.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.at(-1);
  // Kratos treats `replace` as `add` unless the last part of the path is an index.
  const replaces = op === 'replace' && (last === '-' || isIndex(last ?? ''));
  if (path === '' && op !== 'remove') {
    if (typeof value !== 'object' || value === null) return 'replace operation value must be object or array: <nil>';
    root.value = structuredClone(value) as Container;
    return null;
  }
  if (op !== 'remove' && !replaces) {
    const problem = ensurePath(root, keys);
    if (problem !== null) return problem;
  }
  if (path === '') return "error in remove for path: '': unable to remove nonexistent key: : missing value";
  const container = before === '' && last !== undefined ? findContainer(root.value, keys.slice(0, -1)) : null;
  const verb = op === 'remove' ? 'remove' : replaces ? 'replace' : 'add';
  if (container === null || last === undefined)
    return `${verb} operation does not apply: doc is missing path: ${replaces ? path : `"${path}"`}: missing value`;
  if (op === 'remove') return withPath('remove', path, remove(container, last));
  if (replaces)
    return replace(container, last, value) ? null : `replace operation does not apply: doc is missing key: ${path}: missing value`;
  return withPath('add', path, add(container, last, value));
}

const withPath = (verb: string, path: string, problem: string | null): string | null =>
  problem === null ? null : `error in ${verb} for path: '${path}': ${problem}`;

function get(container: Container, key: string): JsonValue | undefined {
  if (!Array.isArray(container)) return Object.hasOwn(container, key) ? container[key] : undefined;
  return isIndex(key) ? container.at(Number(key)) : undefined;
}

function findContainer(value: Container, keys: readonly string[]): Container | null {
  let at: JsonValue | undefined = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null) return null;
    at = get(at as Container, key);
  }
  return typeof at === 'object' && at !== null ? (at as Container) : null;
}

function ensurePath({ value }: Root, keys: readonly string[]): string | KratosError | null {
  let at: Container = value;
  for (const [i, key] of keys.slice(0, -1).entries()) {
    const inner = get(at, key);
    if (inner !== undefined && inner !== null) {
      if (typeof inner !== 'object') return 'invalid state detected';
      at = inner as Container;
      continue;
    }
    const next = keys[i + 1] ?? '';
    const made: Container = next === '-' || isIndex(next) ? [] : {};
    const wanted = Math.max(Array.isArray(at) && isIndex(key) ? Number(key) : 0, Array.isArray(made) && isIndex(next) ? Number(next) : 0);
    if (wanted > MAX_PADDED_LENGTH)
      return notEmulated(`The emulator pads an array to at most ${MAX_PADDED_LENGTH} entries in a JSON patch.`);
    if (Array.isArray(at)) while (isIndex(key) && at.length < Number(key)) at.push(null);
    if (inner === null && Array.isArray(at)) at.splice(Number(key), 1, made);
    else add(at, key, made);
    if (Array.isArray(made)) while (isIndex(next) && made.length < Number(next)) made.push(null);
    at = made;
  }
  return null;
}

function add(container: Container, key: string, value: JsonValue): string | null {
  if (!Array.isArray(container)) {
    // Defined instead of assigned, because `__proto__` is a normal key.
    Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
    return null;
  }
  if (key === '-') {
    container.push(value);
    return null;
  }
  if (!isIndex(key)) return `value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`;
  const index = Number(key) < 0 ? Number(key) + container.length + 1 : Number(key);
  if (index < 0 || index > container.length) return `Unable to access invalid index: ${Number(key)}: invalid index referenced`;
  container.splice(index, 0, value);
  return null;
}

function replace(container: Container, key: string, value: JsonValue): boolean {
  if (get(container, key) === undefined) return false;
  if (Array.isArray(container)) container.splice(Number(key), 1, value);
  else add(container, key, value);
  return true;
}

function remove(container: Container, key: string): string | null {
  if (Array.isArray(container)) {
    if (!isIndex(key)) return `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`;
    if (get(container, key) === undefined) return `Unable to access invalid index: ${Number(key)}: invalid index referenced`;
    container.splice(Number(key), 1);
    return null;
  }
  if (!Object.hasOwn(container, key)) return `unable to remove nonexistent key: ${key}: missing value`;
  delete container[key];
  return null;
}
