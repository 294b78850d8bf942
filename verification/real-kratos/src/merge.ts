/** Merges two configurations. Objects are merged by key, and other values of the second one win. */
export function merge(one: object, other: object): object {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, join(read(one, key), read(other, key))]));
}

const read = (object: object, key: string): unknown => (object as Readonly<Record<string, unknown>>)[key];

function join(left: unknown, right: unknown): unknown {
  return isObject(left) && isObject(right) ? merge(left, right) : (right ?? left);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
