import type { JsonObject } from '@kratos-login/emulator';
import type { ConfigRule } from '@kratos-login/emulator/config/config-rule';
import { kratosConfigRule } from '@kratos-login/emulator/config/kratos-config-rule';

// Configurations in which every key has the same value. Kratos names every key that it refuses, so one start tests hundreds of keys.

/** The values by name. */
const VALUES: Readonly<Record<string, unknown>> = {
  'a number': 7,
  zero: 0,
  'a negative number': -1,
  'a fraction': 1.5,
  'a large number': 100_000,
  true: true,
  false: false,
  null: null,
  'an empty text': '',
  'a word': 'colour',
  'a duration': '10m',
  'a duration with a fraction': '1.5h',
  'a duration in two parts': '1h30m',
  days: '5 days',
  http: 'http://127.0.0.1:4455/x',
  'another scheme': 'mailto:ann@example.com',
  base64: 'base64://e30=',
  'a path': '/x',
  'a host and a port': 'localhost:4433',
  'an address and a port': '127.0.0.1:4433',
  'a broken URL': 'http://a b/%zz',
  'a list': [],
  'an object': {},
};

/** Creates a configuration with one value at all its leaves. */
export const toUniformConfiguration = (value: unknown): JsonObject =>
  fill(kratosConfigRule, (rule, inside) => (isLeaf(rule) ? value : inside())) as JsonObject;

const isLeaf = (rule: ConfigRule): boolean =>
  rule.keys === undefined && rule.items === undefined && (rule.others === undefined || rule.others.is(undefined));

function fill(rule: ConfigRule, replace: (rule: ConfigRule, inside: () => unknown, depth: number) => unknown, depth = 0): unknown {
  const deeper = (each: ConfigRule): unknown => fill(each, replace, depth + 1);
  return replace(
    rule,
    () => {
      const { keys = {}, items, others, choices } = rule;
      if (items?.choices !== undefined) return Object.keys(items.choices.rules).map((name) => toChoice(items, name, deeper));
      if (items !== undefined) return [deeper(items)];
      if (choices !== undefined) return toChoice(rule, Object.keys(choices.rules)[0] ?? '', deeper);
      const known = Object.entries(keys).map(([name, inner]) => [name, deeper(inner)]);
      return Object.fromEntries(others === undefined || others.is(undefined) ? known : [...known, ['x', deeper(others)]]);
    },
    depth,
  );
}

function toChoice({ choices }: ConfigRule, chosen: string, deeper: (rule: ConfigRule) => unknown): unknown {
  const rule = choices?.rules[chosen];
  const keys = Object.entries(rule?.keys ?? {}).map(([name, inner]) => [name, deeper(inner)]);
  return { ...Object.fromEntries(keys), [choices?.name ?? '']: chosen };
}

/** The configurations: a value at every leaf, a value instead of every object at one depth, and an unknown key in every object. */
export const uniformConfigurations: Readonly<Record<string, JsonObject>> = {
  ...Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [`every key is ${name}`, toUniformConfiguration(value)])),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].flatMap((at) =>
      Object.entries({
        'a number': 7,
        'a word': 'x',
        true: true,
        null: null,
        'a list': [],
        'a list of a number': [7],
        'an empty object': {},
      }).map(([name, value]) => [
        `every object and list of depth ${at} is ${name}`,
        fill(kratosConfigRule, (rule, inside, depth) =>
          depth === at && !isLeaf(rule) ? value : isLeaf(rule) ? undefined : inside(),
        ) as JsonObject,
      ]),
    ),
  ),
  'every object has an unknown key': fill(kratosConfigRule, (rule, inside) => {
    if (isLeaf(rule)) return undefined;
    const value = inside();
    return Array.isArray(value) ? value : { ...(value as JsonObject), colour: 'red' };
  }) as JsonObject,
};
