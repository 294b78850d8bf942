import { goQuote } from '../go-quote.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { stringFormats } from './string-formats.ts';

/** A violation of a schema, with the message of Kratos's validator. Source: github.com/ory/jsonschema, schema.go and errors.go. */
export interface SchemaError {
  readonly message: string;
  /** The path in the value: `['traits', 'email']`. */
  readonly at: readonly string[];
  /** The path of the keyword in the schema: `['properties', 'traits', 'type']`. */
  readonly keyword: readonly string[];
  readonly missing?: readonly string[];
  readonly causes: readonly SchemaError[];
}

/** Checks a schema's extension keywords. Returns one message for each problem. */
type Extension = (schema: JsonObject, value: unknown) => readonly string[];

/** Validates a value against a JSON Schema (draft 7). Returns `null` for a valid value. */
export function validateJson(schema: JsonObject, value: unknown, extension: Extension = () => []): SchemaError | null {
  return check({ root: schema, extension, at: [], keyword: [] }, schema, value);
}

/** Formats an error as the admin API does: one line for each cause. */
export function toErrorText(error: SchemaError): string {
  const line = `I[${toPointer(error.at)}] S[${toPointer(error.keyword)}] ${error.message}`;
  return [
    line,
    ...error.causes.flatMap((cause) =>
      toErrorText(cause)
        .split('\n')
        .map((each) => `  ${each}`),
    ),
  ].join('\n');
}

const toPointer = (path: readonly string[]): string => ['#', ...path].join('/');

interface Location {
  readonly root: JsonObject;
  readonly extension: Extension;
  readonly at: readonly string[];
  readonly keyword: readonly string[];
}

type Check = (schema: JsonObject, value: unknown, location: Location) => readonly SchemaError[];

const fail = ({ at, keyword }: Location, name: string, message: string, causes: readonly SchemaError[] = []): SchemaError => ({
  message,
  at,
  keyword: name === '' ? keyword : [...keyword, ...name.split('/')],
  causes,
});

const under = (location: Location, ...keyword: readonly string[]): Location => ({
  ...location,
  keyword: [...location.keyword, ...keyword],
});

const within = (location: Location, key: string, ...keyword: readonly string[]): Location => ({
  ...under(location, ...keyword),
  at: [...location.at, escapeKey(key)],
});

const escapeKey = (key: string): string => encodePath(key.replaceAll('~', '~0').replaceAll('/', '~1'));

// Go's url.PathEscape.
const encodePath = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%(?:24|26|2B|3A|3D|40)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

function check(location: Location, schema: unknown, value: unknown): SchemaError | null {
  if (schema === false) return fail(location, '', 'always fail');
  if (!isJsonObject(schema)) return null;
  if (typeof schema['$ref'] === 'string') return checkReference(location, schema['$ref'], value);
  const types = [schema['type'] ?? []].flat().map(String);
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return fail(location, 'type', `expected ${types.join(' or ')}, but got ${toJsonType(value)}`);
  const errors = [...keywords, ...(kinds[toJsonType(value)] ?? [])].flatMap((each) => each(schema, value, location));
  const more = location.extension(schema, value).map((message) => fail(location, 'format', message));
  const all = [...errors, ...more];
  return all.length > 1 ? fail(location, '', 'validation failed', all) : (all[0] ?? null);
}

function checkReference(location: Location, reference: string, value: unknown): SchemaError | null {
  const path = reference.startsWith('#') ? reference.slice(1).split('/').slice(1).map(decodeKey) : null;
  if (path === null) return fail(location, '$ref', `the emulator follows references within the schema ("#/…"), not ${goQuote(reference)}`);
  const target = path.reduce<unknown>(
    (at, key) => (isJsonObject(at) || Array.isArray(at) ? (at as JsonObject)[key] : undefined),
    location.root,
  );
  const error = check({ ...location, keyword: path.map(escapeKey) }, target, value);
  return error === null ? null : fail(location, '$ref', `doesn't validate with ${goQuote(reference)}`, [error]);
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return key;
  }
}

/** Returns the JSON Schema type of a value. */
export function toJsonType(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const isOfType = (value: unknown, type: string): boolean =>
  type === toJsonType(value) || (type === 'integer' && typeof value === 'number' && Number.isInteger(value));

/** Keywords for values of every type. */
const keywords: readonly Check[] = [
  (schema, value, location) => {
    if (!Object.hasOwn(schema, 'const') || isEqual(schema['const'], value)) return [];
    const isPlain = typeof schema['const'] !== 'object' || schema['const'] === null;
    return [fail(location, 'const', isPlain ? `value must be ${toGo(schema['const'])}` : 'const failed')];
  },
  ({ enum: choices }, value, location) => {
    if (!Array.isArray(choices) || choices.some((each) => isEqual(each, value))) return [];
    const isPlain = choices.every((each) => typeof each !== 'object' || each === null);
    const list = choices.map(toGo).join(', ');
    return [fail(location, 'enum', isPlain ? `value must be ${choices.length === 1 ? '' : 'one of '}${list}` : 'enum failed')];
  },
  ({ format }, value, location) => {
    const isFormat = stringFormats[String(format)];
    if (isFormat === undefined || (typeof value === 'string' && isFormat(value))) return [];
    return [fail(location, 'format', `${quoteAny(value)} is not valid ${goQuote(String(format))}`)];
  },
  ({ not }, value, location) =>
    not !== undefined && check(under(location, 'not'), not, value) === null ? [fail(location, 'not', 'not failed')] : [],
  ({ allOf }, value, location) =>
    toList(allOf).flatMap((each, i) => {
      const error = check(under(location, 'allOf', String(i)), each, value);
      return error === null ? [] : [fail(location, `allOf/${i}`, 'allOf failed', [error])];
    }),
  ({ anyOf }, value, location) => {
    const results = toList(anyOf).map((each, i) => check(under(location, 'anyOf', String(i)), each, value));
    return results.length === 0 || results.includes(null) ? [] : [fail(location, 'anyOf', 'anyOf failed', results.filter(isError))];
  },
  ({ oneOf }, value, location) => {
    const results = toList(oneOf).map((each, i) => check(under(location, 'oneOf', String(i)), each, value));
    const [first, second] = results.flatMap((each, i) => (each === null ? [i] : []));
    if (second !== undefined) return [fail(location, 'oneOf', `valid against schemas at indexes ${first} and ${second}`)];
    return results.length === 0 || first !== undefined ? [] : [fail(location, 'oneOf', 'oneOf failed', results.filter(isError))];
  },
  (schema, value, location) => {
    if (schema['if'] === undefined) return [];
    const branch = check(under(location, 'if'), schema['if'], value) === null ? 'then' : 'else';
    const error = check(under(location, branch), schema[branch], value);
    return error === null ? [] : [fail(location, branch, `if-${branch} failed`, [error])];
  },
];

const limit =
  (keyword: string, breaks: (limit: number, value: never) => boolean, toMessage: (limit: number, value: never) => string): Check =>
  (schema, value, location) => {
    const bound = schema[keyword];
    return typeof bound === 'number' && breaks(bound, value as never) ? [fail(location, keyword, toMessage(bound, value as never))] : [];
  };

const count = (value: object): number => Object.keys(value).length;
const countCharacters = (value: string): number => [...value].length;

/** Keywords for values of one type. */
const kinds: Readonly<Record<string, readonly Check[]>> = {
  object: [
    limit(
      'minProperties',
      (least, value: object) => count(value) < least,
      (least, value: object) => `minimum ${least} properties allowed, but found ${count(value)} properties`,
    ),
    limit(
      'maxProperties',
      (most, value: object) => count(value) > most,
      (most, value: object) => `maximum ${most} properties allowed, but found ${count(value)} properties`,
    ),
    (schema, value, location) => {
      const missing = toList(schema['required'])
        .map(String)
        .filter((key) => !Object.hasOwn(value as object, key));
      return missing.length === 0
        ? []
        : [{ ...fail(location, 'required', `missing properties: ${missing.map(goQuote).join(', ')}`), missing }];
    },
    checkProperties,
    ({ dependencies }, value, location) =>
      entriesOf(dependencies).flatMap(([key, needs]) => {
        if (!Object.hasOwn(value as object, key)) return [];
        if (!Array.isArray(needs)) return [check(under(location, 'dependencies', escapeKey(key)), needs, value)].filter(isError);
        return needs.flatMap((need, i) =>
          Object.hasOwn(value as object, String(need))
            ? []
            : [
                fail(
                  location,
                  `dependencies/${escapeKey(key)}/${i}`,
                  `property ${goQuote(String(need))} is required, if ${goQuote(key)} property exists`,
                ),
              ],
        );
      }),
  ],
  array: [
    limit(
      'minItems',
      (least, { length }: unknown[]) => length < least,
      (least, { length }: unknown[]) => `minimum ${least} items allowed, but found ${length} items`,
    ),
    limit(
      'maxItems',
      (most, { length }: unknown[]) => length > most,
      (most, { length }: unknown[]) => `maximum ${most} items allowed, but found ${length} items`,
    ),
    ({ uniqueItems }, value, location) => {
      const items = value as readonly unknown[];
      if (uniqueItems !== true) return [];
      return items.flatMap((each, i) =>
        items
          .slice(0, i)
          .flatMap((other, j) => (isEqual(each, other) ? [fail(location, 'uniqueItems', `items at index ${j} and ${i} are equal`)] : [])),
      );
    },
    checkItems,
    ({ contains }, value, location) => {
      if (contains === undefined) return [];
      const results = (value as readonly unknown[]).map((each, i) => check(within(under(location, 'contains'), String(i)), contains, each));
      return results.includes(null) ? [] : [fail(location, 'contains', 'contains failed', results.filter(isError))];
    },
  ],
  string: [
    limit(
      'minLength',
      (least, value: string) => countCharacters(value) < least,
      (least, value: string) => `length must be >= ${least}, but got ${countCharacters(value)}`,
    ),
    limit(
      'maxLength',
      (most, value: string) => countCharacters(value) > most,
      (most, value: string) => `length must be <= ${most}, but got ${countCharacters(value)}`,
    ),
    ({ pattern }, value, location) =>
      typeof pattern !== 'string' || toRegExp(pattern).test(String(value))
        ? []
        : [fail(location, 'pattern', `does not match pattern ${goQuote(pattern)}`)],
  ],
  number: [
    limit(
      'minimum',
      (least, value: number) => value < least,
      (least, value: number) => `must be >= ${least} but found ${value}`,
    ),
    limit(
      'exclusiveMinimum',
      (bound, value: number) => value <= bound,
      (bound, value: number) => `must be > ${bound} but found ${value}`,
    ),
    limit(
      'maximum',
      (most, value: number) => value > most,
      (most, value: number) => `must be <= ${most} but found ${value}`,
    ),
    limit(
      'exclusiveMaximum',
      (bound, value: number) => value >= bound,
      (bound, value: number) => `must be < ${bound} but found ${value}`,
    ),
    limit(
      'multipleOf',
      (base, value: number) => !Number.isInteger(value / base),
      (base, value: number) => `${value} not multipleOf ${base}`,
    ),
  ],
};

function checkProperties(schema: JsonObject, value: unknown, location: Location): readonly SchemaError[] {
  const object = value as JsonObject;
  const properties = new Map(entriesOf(schema['properties']));
  const patterns = entriesOf(schema['patternProperties']);
  const more = Object.keys(object).filter((key) => !properties.has(key) && !patterns.some(([pattern]) => toRegExp(pattern).test(key)));
  const errors = [
    ...[...properties].flatMap(([key, property]) =>
      Object.hasOwn(object, key) ? [check(within(location, key, 'properties', escapeKey(key)), property, object[key])] : [],
    ),
    ...(schema['propertyNames'] === undefined
      ? []
      : Object.keys(object).map((key) => check(within(location, key, 'propertyNames'), schema['propertyNames'], key))),
    ...patterns.flatMap(([pattern, property]) =>
      Object.keys(object)
        .filter((key) => toRegExp(pattern).test(key))
        .map((key) => check(within(location, key, 'patternProperties', escapeKey(pattern)), property, object[key])),
    ),
    ...(isJsonObject(schema['additionalProperties'])
      ? more.map((key) => check(within(location, key, 'additionalProperties'), schema['additionalProperties'], object[key]))
      : []),
    ...(schema['additionalProperties'] === false && more.length > 0
      ? [fail(location, 'additionalProperties', `additionalProperties ${more.map(goQuote).join(', ')} not allowed`)]
      : []),
  ];
  return errors.filter(isError);
}

function checkItems({ items, additionalItems }: JsonObject, value: unknown, location: Location): readonly SchemaError[] {
  const list = value as readonly unknown[];
  if (!Array.isArray(items)) return list.map((each, i) => check(within(location, String(i), 'items'), items, each)).filter(isError);
  const tooMany =
    additionalItems === false && list.length > items.length
      ? [fail(location, 'additionalItems', `only ${items.length} items are allowed, but found ${list.length} items`)]
      : [];
  const errors = list.map((each, i) => {
    if (i < items.length) return check(within(location, String(i), 'items', String(i)), items[i], each);
    return isJsonObject(additionalItems) ? check(within(location, String(i), 'additionalItems'), additionalItems, each) : null;
  });
  return [...tooMany, ...errors.filter(isError)];
}

const isError = (error: SchemaError | null): error is SchemaError => error !== null;
const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => (isJsonObject(value) ? Object.entries(value) : []);

/** Converts a regular expression from Go's syntax. */
function toRegExp(pattern: string): RegExp {
  const translated = pattern.replaceAll('(?P<', '(?<');
  try {
    return new RegExp(translated, 'u');
  } catch {
    return new RegExp(translated);
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => isEqual(each, b[i]));
  if (isJsonObject(a) && isJsonObject(b))
    return count(a) === count(b) && Object.entries(a).every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, b[key]));
  return a === b;
}

/** Formats a value as Go's `%#v` does. Numbers are strings there. */
function toGo(value: unknown): string {
  if (value === null) return '<nil>';
  return typeof value === 'boolean' ? String(value) : goQuote(String(value));
}

function quoteAny(value: unknown): string {
  if (value === null) return '%!q(<nil>)';
  if (typeof value === 'boolean') return `%!q(bool=${value})`;
  return goQuote(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
