import type { Random } from '../random.ts';

type Parent = Record<string, unknown>;
interface Place {
  readonly parent: Parent;
  readonly key: string;
}

/** JSON texts, so that every use gets a new value. `JSON.parse` also creates members named `__proto__`. */
const values: readonly string[] = [
  ...['null', 'true', 'false', '0', '-1', '1.5', '1e999', '-0', '9007199254740993', '4000006', '4000010'],
  ...['""', '"x"', '"4000006"', '"null"', '"true"', '" "', '"\\u0000"', '"\\ud83d"', '"__proto__"', '"constructor"', '"toString"'],
  ...['"javascript:alert(1)"', '"//evil.example"', '"2026-13-45T99:99:99Z"', '"+275760-09-13T00:00:00Z"'],
  ...['[]', '[null]', '[[]]', '[{}]', '["x",7,{}]', '{}', '{"id":7}', '{"length":3}', '{"0":"x"}'],
  '{"valueOf":1,"toString":1}',
  '{"toString":null,"valueOf":null,"toJSON":1,"then":1,"constructor":null,"hasOwnProperty":1,"map":1,"find":1,"length":1}',
  '{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}',
  '{"__proto__":null}',
  '['.repeat(60) + ']'.repeat(60),
  `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`,
];

const names: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'toJSON',
  'length',
  'then',
  '',
  '0',
  'id',
  'type',
  'action',
];

type Mutation = (place: Place, random: Random, others: readonly Place[]) => void;

/** Each changes one place of a body. */
const mutations: readonly Mutation[] = [
  ({ parent, key }, random) => define(parent, key, JSON.parse(random.pick(values))),
  ({ parent, key }) => remove(parent, key),
  ({ parent, key }) => define(parent, key, [parent[key]]),
  ({ parent, key }, random) => define(parent, key, { [random.pick(names)]: parent[key] }),
  ({ parent, key }) => define(parent, key, typeof parent[key] === 'string' ? Number(parent[key]) || 7 : JSON.stringify(parent[key])),
  // Copies a value to another place, and swaps two values.
  ({ parent, key }, random, others) => {
    const other = random.pick(others);
    define(parent, key, structuredClone(other.parent[other.key]));
  },
  ({ parent, key }, random, others) => {
    const other = random.pick(others);
    const [one, two] = [structuredClone(parent[key]), structuredClone(other.parent[other.key])];
    define(parent, key, two);
    define(other.parent, other.key, one);
  },
  // Renames a member, and duplicates it under another name.
  ({ parent, key }, random) => {
    const value = parent[key];
    remove(parent, key);
    define(parent, Array.isArray(parent) ? key : random.pick(names), value);
  },
  ({ parent }, random) =>
    define(parent, Array.isArray(parent) ? String(parent.length) : random.pick(names), JSON.parse(random.pick(values))),
  // Removes one level of nesting.
  ({ parent, key }) => {
    const value = parent[key];
    if (typeof value !== 'object' || value === null) return define(parent, key, null);
    for (const [name, each] of Object.entries(value)) define(parent, Array.isArray(parent) ? String(parent.length) : name, each);
    remove(parent, key);
  },
  ({ parent, key }) => {
    const value = parent[key];
    define(parent, key, Array.isArray(value) ? value.toReversed().concat(value) : value === null ? {} : null);
  },
];

/** A copy of a body, changed in one to four places. */
export function mutateBody(body: unknown, random: Random): unknown {
  const root: Parent = { body: structuredClone(body) };
  for (let left = 1 + random.integer(4); left > 0; left--) {
    const places = [...placesOf(root)];
    const [whole, ...inside] = places;
    if (whole === undefined) break; // the whole body was removed
    // Sometimes the whole value, else a part of it.
    const place = inside.length === 0 || random.integer(40) === 0 ? whole : random.pick(inside);
    random.pick(mutations)(place, random, places);
  }
  return root['body'];
}

function* placesOf(parent: Parent, depth = 0): Generator<Place> {
  for (const key of Object.keys(parent)) {
    yield { parent, key };
    const value = parent[key];
    if (typeof value === 'object' && value !== null && depth < 20) yield* placesOf(value as Parent, depth + 1);
  }
}

const remove = (parent: Parent, key: string): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

/** Also defines a member named `__proto__`. */
const define = (parent: Parent, key: string, value: unknown): void => {
  if (Array.isArray(parent) && key === 'length') return;
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
};
