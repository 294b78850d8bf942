import { isJsonObject } from '../json.ts';
import { findUrlProblem } from './go-url.ts';

/** The allowed values of a configuration key. */
export interface ConfigRule {
  /** Describes the allowed values in an error message. */
  readonly allowed: string;
  /** Whether a value has the right type. `keys` and `items` check its members. */
  readonly is: (value: unknown) => boolean;
  /** The rules for the keys of an object. */
  readonly keys?: Readonly<Record<string, ConfigRule>>;
  readonly required?: readonly string[];
  /** The rule for other keys. By default other keys are refused. */
  readonly others?: ConfigRule;
  /** The rule for the entries of a list. */
  readonly items?: ConfigRule;
  /** Additional rules for an object, selected by the value of its key `name`. */
  readonly choices?: { readonly name: string; readonly rules: Readonly<Record<string, ConfigRule>> };
  /** Finds conflicts between the keys of an object. Returns the key and the problem. */
  readonly also?: (value: Readonly<Record<string, unknown>>) => readonly (readonly [key: string, problem: string])[];
}

/** A problem of a configuration, with which Kratos does not start. */
export interface ConfigProblem {
  /** The dotted name of the key: `serve.public.port`. */
  readonly key: string;
  readonly text: string;
}

/** Finds all problems of a value. Each names the actual value and the allowed ones. */
export function findConfigRuleProblems(rule: ConfigRule, value: unknown, key = ''): readonly ConfigProblem[] {
  if (!rule.is(value)) return [{ key, text: `${key || 'The configuration'} is ${toShortJson(value)}. Allowed: ${rule.allowed}.` }];
  const { items } = rule;
  if (Array.isArray(value))
    return items === undefined ? [] : value.flatMap((item, i) => findConfigRuleProblems(items, item, `${key}.${i}`));
  if (!isJsonObject(value) || (rule.keys === undefined && rule.others === undefined)) return [];
  const chosen = rule.choices?.rules[String(value[rule.choices.name])];
  return [...findInside(rule, value, key), ...(chosen === undefined ? [] : findInside(chosen, value, key))];
}

function findInside(
  { keys = {}, required = [], others, also }: ConfigRule,
  value: Readonly<Record<string, unknown>>,
  key: string,
): readonly ConfigProblem[] {
  const toKey = (name: string): string => (key === '' ? name : `${key}.${name}`);
  return [
    ...required.filter((name) => value[name] === undefined).flatMap((name) => findMissing(keys[name] ?? anything, toKey(name))),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const rule = Object.hasOwn(keys, name) ? keys[name] : others;
      if (inner === undefined) return [];
      return rule === undefined
        ? [{ key: toKey(name), text: toUnknown(toKey(name), Object.keys(keys)) }]
        : findConfigRuleProblems(rule, inner, toKey(name));
    }),
    ...(also?.(value) ?? []).map(([name, problem]) => ({ key: toKey(name), text: `${toKey(name)} ${problem}.` })),
  ];
}

/** Returns one problem for each required key of a missing object. */
const findMissing = ({ allowed, keys = {}, required = [] }: ConfigRule, key: string): readonly ConfigProblem[] =>
  required.length === 0
    ? [{ key, text: `${key} is missing. Allowed: ${allowed}.` }]
    : required.flatMap((name) => findMissing(keys[name] ?? anything, `${key}.${name}`));

function toUnknown(key: string, known: readonly string[]): string {
  const name = key.slice(key.lastIndexOf('.') + 1);
  const [close] = known.filter((each) => isClose(each, name));
  const hint = close === undefined ? `Allowed here: ${known.join(', ')}.` : `Did you mean ${close}?`;
  return `${key} is not a key of Kratos's configuration. ${hint}`;
}

/** Whether two names differ only in case, dashes, underscores or one letter. */
function isClose(known: string, name: string): boolean {
  const [a, b] = [known, name].map((each) => each.toLowerCase().replace(/[-_]/g, ''));
  if (a === undefined || b === undefined || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = [a.length - start - end, b.length - start - end];
  const isSwapped = left[0] === 2 && left[1] === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return Math.max(...left) <= 1 || isSwapped;
}

/** Serializes a value for an error message. */
export const toShortJson = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

export const anything: ConfigRule = { allowed: 'any value', is: () => true };

export const string = (allowed = 'a string', pattern = /(?:)/, [shortest, longest] = [0, Number.POSITIVE_INFINITY]): ConfigRule => ({
  allowed,
  is: (value) => typeof value === 'string' && [...value].length >= shortest && [...value].length <= longest && pattern.test(value),
});

export const boolean: ConfigRule = { allowed: 'true or false', is: (value) => typeof value === 'boolean' };

export const integer = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): ConfigRule => ({
  allowed: `a whole number${least === Number.NEGATIVE_INFINITY ? '' : most === Number.POSITIVE_INFINITY ? `, ${least} or more` : `, ${least} to ${most}`}`,
  is: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

export const number: ConfigRule = { allowed: 'a number', is: (value) => typeof value === 'number' };

export const oneOf = (...choices: readonly unknown[]): ConfigRule => ({
  allowed: choices.length === 1 ? JSON.stringify(choices[0]) : `one of ${choices.join(', ')}`,
  is: (value) => choices.includes(value),
});

export const listOf = (
  items: ConfigRule,
  { least = 0, isUnique = false, allowed = `a list, each entry ${items.allowed}` } = {},
): ConfigRule => ({
  allowed: `${allowed}${least > 0 ? `, at least ${least}` : ''}${isUnique ? ', without duplicates' : ''}`,
  is: (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    (!isUnique || new Set(value.map((item) => JSON.stringify(item))).size === value.length),
  items,
});

/** An object with these keys only, unless `others` allows more. */
export const object = (keys: Readonly<Record<string, ConfigRule>>, more: Omit<Partial<ConfigRule>, 'keys' | 'is'> = {}): ConfigRule => ({
  allowed: Object.keys(keys).length === 0 ? 'an object' : `an object with ${Object.keys(keys).join(', ')}`,
  is: isJsonObject,
  keys,
  ...more,
});

/** An object with these keys and any others. */
export const openObject = (keys: Readonly<Record<string, ConfigRule>>, more: Omit<Partial<ConfigRule>, 'keys' | 'is'> = {}): ConfigRule =>
  object(keys, { others: anything, ...more });

/** A URL with a scheme. */
export const uri: ConfigRule = {
  allowed: 'a URL with a scheme, such as http://127.0.0.1:4455/',
  is: (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value) && findUrlProblem(value) === undefined,
};

/** A URL or a part of one. */
export const uriReference: ConfigRule = {
  allowed: 'a URL or a path',
  is: (value) => typeof value === 'string' && findUrlProblem(value) === undefined,
};

/** A Go duration without fractions. */
export const duration: ConfigRule = string('a duration such as 500ms, 10m or 1h30m', /^([0-9]+(ns|us|ms|s|m|h))+$/);
