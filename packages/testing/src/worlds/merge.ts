type Tree = Readonly<Record<string, unknown>>;

/** One tree of settings over another; lists are replaced. */
export function merge(under: object, over: object): Tree {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) merged[key] = isTree(value) && isTree(merged[key]) ? merge(merged[key], value) : value;
  return merged;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
