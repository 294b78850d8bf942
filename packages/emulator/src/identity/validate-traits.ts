import { isObject, type JsonObject, readPath } from '../json.ts';
import {
  generic,
  invalidEmail,
  type Message,
  propertyMissing,
  tooLong,
  tooShort,
  tooSmall,
  wrongPattern,
  wrongType,
} from '../ui/message.ts';

/** Something that the identity schema does not allow. */
export interface TraitProblem {
  /** `traits.email`. */
  readonly path: string;
  /** What it is, for people who write seeds. */
  readonly text: string;
  /** What it is, for people who fill in the form. */
  readonly message: Message;
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+$/,
  tel: /^\+?[0-9 ()-]{4,}$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
};

/**
 * What is wrong with somebody's traits. Looks at what identity schemas use most: `type`, `required`, `additionalProperties`, `enum`,
 * `format`, `pattern`, `minLength`, `maxLength`, `minimum`, `maximum`.
 */
export function findTraitProblems(schema: JsonObject, traits: JsonObject): readonly TraitProblem[] {
  const property = readPath(schema, ['properties', 'traits']);
  return isObject(property) ? findProblems(property, traits, 'traits') : [];
}

function findProblems(schema: JsonObject, value: unknown, path: string): readonly TraitProblem[] {
  const { type, enum: choices, items } = schema;
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : [];
  if (types.length > 0 && !types.includes(toType(value)) && !(types.includes('number') && toType(value) === 'integer'))
    return problem(path, `is of type ${toType(value)}, expected ${types.join(' or ')}.`, wrongType(toType(value), types.map(String)));
  if (Array.isArray(choices) && !choices.some((each) => JSON.stringify(each) === JSON.stringify(value)))
    return problem(
      path,
      `must be one of ${JSON.stringify(choices)}.`,
      generic(`value must be one of ${choices.map((each) => JSON.stringify(each)).join(', ')}`),
    );
  if (isObject(value)) return findObjectProblems(schema, value, path);
  if (Array.isArray(value)) return isObject(items) ? value.flatMap((each, i) => findProblems(items, each, `${path}.${i}`)) : [];
  return typeof value === 'string' ? findTextProblems(schema, value, path) : findNumberProblems(schema, value, path);
}

function findObjectProblems(schema: JsonObject, value: JsonObject, path: string): readonly TraitProblem[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const missing = required.filter((key) => value[key] === undefined);
  const unknown = schema['additionalProperties'] === false ? Object.keys(value).filter((key) => !Object.hasOwn(properties, key)) : [];
  return [
    ...missing.flatMap((key) => problem(`${path}.${key}`, 'is missing.', propertyMissing(key))),
    ...unknown.flatMap((key) => problem(`${path}.${key}`, 'is not in the identity schema.')),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const property = properties[key];
      return isObject(property) ? findProblems(property, inner, `${path}.${key}`) : [];
    }),
  ];
}

function findTextProblems(schema: JsonObject, value: string, path: string): readonly TraitProblem[] {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern = '', format = '' } = schema;
  const length = [...value].length;
  const quoted = JSON.stringify(value);
  const shape = FORMATS[String(format)];
  return [
    ...(shape?.test(value) === false
      ? problem(path, `is ${quoted}, which is no ${format}.`, format === 'email' ? invalidEmail(value) : undefined)
      : []),
    ...(length < Number(minLength)
      ? problem(path, `is ${quoted}: length must be >= ${minLength}, but got ${length}.`, tooShort(Number(minLength), length))
      : []),
    ...(length > Number(maxLength)
      ? problem(path, `is ${quoted}: length must be <= ${maxLength}, but got ${length}.`, tooLong(Number(maxLength), length))
      : []),
    ...(new RegExp(String(pattern), 'u').test(value)
      ? []
      : problem(path, `is ${quoted}, which does not match the pattern ${pattern}.`, wrongPattern(String(pattern)))),
  ];
}

function findNumberProblems({ minimum, maximum }: JsonObject, value: unknown, path: string): readonly TraitProblem[] {
  if (typeof value !== 'number') return [];
  if (typeof minimum === 'number' && value < minimum)
    return problem(path, `is ${value}, expected ${minimum} or more.`, tooSmall(minimum, value));
  return typeof maximum === 'number' && value > maximum ? problem(path, `is ${value}, expected ${maximum} or less.`) : [];
}

function problem(path: string, what: string, message?: Message): readonly TraitProblem[] {
  const text = `${path} ${what}`;
  return [{ path, text, message: message ?? generic(text) }];
}

function toType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
