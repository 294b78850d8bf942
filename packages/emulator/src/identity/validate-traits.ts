import { isObject, type JsonObject, readPath } from '../json.ts';

const FORMATS: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+$/,
  tel: /^\+?[0-9 ()-]{4,}$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
};

/**
 * What is wrong with somebody's traits; `null` when nothing is. Looks at what identity schemas use most: `type`, `required`,
 * `additionalProperties`, `enum`, `format`, `pattern`, `minLength`, `maxLength`, `minimum`, `maximum`.
 */
export function findTraitProblem(schema: JsonObject, traits: JsonObject): string | null {
  const property = readPath(schema, ['properties', 'traits']);
  return isObject(property) ? findProblem(property, traits, 'traits') : null;
}

function findProblem(schema: JsonObject, value: unknown, path: string): string | null {
  const { type } = schema;
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : [];
  if (types.length > 0 && !types.includes(toType(value)) && !(types.includes('number') && toType(value) === 'integer'))
    return `${path} is of type ${toType(value)}, expected ${types.join(' or ')}.`;
  if (Array.isArray(schema['enum']) && !schema['enum'].some((each) => JSON.stringify(each) === JSON.stringify(value)))
    return `${path} must be one of ${JSON.stringify(schema['enum'])}.`;
  if (isObject(value)) return findObjectProblem(schema, value, path);
  if (Array.isArray(value))
    return isObject(schema['items'])
      ? firstProblem(value.map((each, i) => findProblem(schema['items'] as JsonObject, each, `${path}.${i}`)))
      : null;
  return typeof value === 'string' ? findTextProblem(schema, value, path) : findNumberProblem(schema, value, path);
}

function findObjectProblem(schema: JsonObject, value: JsonObject, path: string): string | null {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const missing = required.find((key) => value[key] === undefined);
  if (missing !== undefined) return `${path} misses ${missing}.`;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(properties, key));
  if (unknown !== undefined && schema['additionalProperties'] === false)
    return `${path} has ${JSON.stringify(unknown)}, which the identity schema does not allow.`;
  return firstProblem(
    Object.entries(value).map(([key, inner]) => {
      const property = properties[key];
      return isObject(property) ? findProblem(property, inner, `${path}.${key}`) : null;
    }),
  );
}

function findTextProblem(schema: JsonObject, value: string, path: string): string | null {
  const { minLength, maxLength, pattern, format } = schema;
  const length = [...value].length;
  if (typeof minLength === 'number' && length < minLength)
    return `${path} is ${JSON.stringify(value)}, length must be >= ${minLength}, but got ${length}.`;
  if (typeof maxLength === 'number' && length > maxLength)
    return `${path} is ${JSON.stringify(value)}, length must be <= ${maxLength}, but got ${length}.`;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
    return `${path} is ${JSON.stringify(value)}, which does not match the pattern ${pattern}.`;
  const known = typeof format === 'string' ? FORMATS[format] : undefined;
  return known?.test(value) === false ? `${path} is ${JSON.stringify(value)}, which is no ${format}.` : null;
}

function findNumberProblem({ minimum, maximum }: JsonObject, value: unknown, path: string): string | null {
  if (typeof value !== 'number') return null;
  if (typeof minimum === 'number' && value < minimum) return `${path} is ${value}, expected ${minimum} or more.`;
  return typeof maximum === 'number' && value > maximum ? `${path} is ${value}, expected ${maximum} or less.` : null;
}

const firstProblem = (problems: readonly (string | null)[]): string | null => problems.find((problem) => problem !== null) ?? null;

function toType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
