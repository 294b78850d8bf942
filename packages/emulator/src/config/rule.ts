import { isObject } from '../json.ts';
import { findUrlProblem } from './go-url.ts';

/** What may stand at one place of a configuration. */
export interface Rule {
  /** What may stand there, for the message about something else. */
  readonly allowed: string;
  /** Whether a value is of this kind; what is inside of it is up to `keys` and `items`. */
  readonly is: (value: unknown) => boolean;
  /** The keys of an object. */
  readonly keys?: Readonly<Record<string, Rule>>;
  /** Keys that have to be there. */
  readonly required?: readonly string[];
  /** What other keys hold. Default: there may be no other keys. */
  readonly others?: Rule;
  /** What each entry of a list is. */
  readonly items?: Rule;
  /** The rules of which one also holds for an object: the one that its key `name` names. */
  readonly choices?: { readonly name: string; readonly rules: Readonly<Record<string, Rule>> };
  /** Finds what is wrong between the keys of a value: the key, and what is wrong with it. */
  readonly also?: (value: Readonly<Record<string, unknown>>) => readonly (readonly [key: string, problem: string])[];
}

/** Something in a configuration with which Kratos does not start. */
export interface Problem {
  /** `serve.public.port` */
  readonly key: string;
  readonly text: string;
}

/** Finds everything that Kratos refuses in a value, and says what came and what is allowed. */
export function findProblems(rule: Rule, value: unknown, key = ''): readonly Problem[] {
  if (!rule.is(value)) return [{ key, text: `${key || 'The configuration'} is ${toShort(value)}. Allowed: ${rule.allowed}.` }];
  const { items } = rule;
  if (Array.isArray(value)) return items === undefined ? [] : value.flatMap((item, i) => findProblems(items, item, `${key}.${i}`));
  if (!isObject(value) || (rule.keys === undefined && rule.others === undefined)) return [];
  const chosen = rule.choices?.rules[String(value[rule.choices.name])];
  return [...findInside(rule, value, key), ...(chosen === undefined ? [] : findInside(chosen, value, key))];
}

function findInside(
  { keys = {}, required = [], others, also }: Rule,
  value: Readonly<Record<string, unknown>>,
  key: string,
): readonly Problem[] {
  const toKey = (name: string): string => (key === '' ? name : `${key}.${name}`);
  return [
    ...required.filter((name) => value[name] === undefined).flatMap((name) => findMissing(keys[name] ?? anything, toKey(name))),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const rule = Object.hasOwn(keys, name) ? keys[name] : others;
      if (inner === undefined) return [];
      return rule === undefined
        ? [{ key: toKey(name), text: toUnknown(toKey(name), Object.keys(keys)) }]
        : findProblems(rule, inner, toKey(name));
    }),
    ...(also?.(value) ?? []).map(([name, problem]) => ({ key: toKey(name), text: `${toKey(name)} ${problem}.` })),
  ];
}

/** An object that is missing misses the keys that it has to have. */
const findMissing = ({ allowed, keys = {}, required = [] }: Rule, key: string): readonly Problem[] =>
  required.length === 0
    ? [{ key, text: `${key} is missing. Allowed: ${allowed}.` }]
    : required.flatMap((name) => findMissing(keys[name] ?? anything, `${key}.${name}`));

function toUnknown(key: string, known: readonly string[]): string {
  const name = key.slice(key.lastIndexOf('.') + 1);
  const [close] = known.filter((each) => isClose(each, name));
  const hint = close === undefined ? `Allowed here: ${known.join(', ')}.` : `Did you mean ${close}?`;
  return `${key} is no key of Kratos's configuration. ${hint}`;
}

/** The same but for upper case, dashes and underscores, or one letter. */
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

/** A value for a message. */
export const toShort = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

// ------------------------------------------------------------------------------------------------ kinds
/** Any value. */
export const anything: Rule = { allowed: 'any value', is: () => true };

/** Any text that matches a pattern and is of a length. */
export const text = (allowed = 'a text', pattern = /(?:)/, [shortest, longest] = [0, Number.POSITIVE_INFINITY]): Rule => ({
  allowed,
  is: (value) => typeof value === 'string' && [...value].length >= shortest && [...value].length <= longest && pattern.test(value),
});

export const flag: Rule = { allowed: 'true or false', is: (value) => typeof value === 'boolean' };

export const whole = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Rule => ({
  allowed: `a whole number${least === Number.NEGATIVE_INFINITY ? '' : most === Number.POSITIVE_INFINITY ? `, ${least} or more` : `, ${least} to ${most}`}`,
  is: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

export const number: Rule = { allowed: 'a number', is: (value) => typeof value === 'number' };

export const oneOf = (...choices: readonly unknown[]): Rule => ({
  allowed: choices.length === 1 ? JSON.stringify(choices[0]) : `one of ${choices.join(', ')}`,
  is: (value) => choices.includes(value),
});

export const list = (items: Rule, { least = 0, isUnique = false, allowed = `a list, each entry ${items.allowed}` } = {}): Rule => ({
  allowed: `${allowed}${least > 0 ? `, at least ${least}` : ''}${isUnique ? ', none twice' : ''}`,
  is: (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    (!isUnique || new Set(value.map((item) => JSON.stringify(item))).size === value.length),
  items,
});

/** An object with these keys and, without `others`, no more. */
export const table = (keys: Readonly<Record<string, Rule>>, more: Omit<Partial<Rule>, 'keys' | 'is'> = {}): Rule => ({
  allowed: Object.keys(keys).length === 0 ? 'an object' : `an object with ${Object.keys(keys).join(', ')}`,
  is: isObject,
  keys,
  ...more,
});

/** An object with these keys and any others. */
export const openTable = (keys: Readonly<Record<string, Rule>>, more: Omit<Partial<Rule>, 'keys' | 'is'> = {}): Rule =>
  table(keys, { others: anything, ...more });

/** A URL with a scheme, as Go's `url.Parse` understands it. */
export const uri: Rule = {
  allowed: 'a URL with a scheme, such as http://127.0.0.1:4455/',
  is: (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value) && findUrlProblem(value) === undefined,
};

/** A URL or a part of one. */
export const uriReference: Rule = {
  allowed: 'a URL or a path',
  is: (value) => typeof value === 'string' && findUrlProblem(value) === undefined,
};

/** A duration of Go, without fractions. */
export const duration: Rule = text('a duration such as 500ms, 10m or 1h30m', /^([0-9]+(ns|us|ms|s|m|h))+$/);
