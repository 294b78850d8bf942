import { notEmulated } from './errors.ts';
import type { KratosError } from './http/reply.ts';
import { MAX_JSON_DEPTH } from './scan-json.ts';

/** The emulator does not store values that are nested deeper, because serializing them as JSON would overflow the stack. */
export const MAX_STORED_DEPTH = 1000;

/** Returns how deep a value is nested, 0 for a primitive value. It uses no recursion. */
export function countNestedLevels(value: unknown): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  for (;;) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? [each] : []));
    if (level.length === 0) return depth;
    depth++;
    level = level.flatMap((each) => Object.values(each as object));
  }
}

/** Returns the 501 for a body that is nested too deep for the emulator but not for Kratos, else `null`. */
export function findDepthError(body: string): KratosError | null {
  // A short body cannot contain so many brackets.
  if (body.length <= MAX_STORED_DEPTH) return null;
  const depth = toBracketDepth(body);
  return depth > MAX_STORED_DEPTH && depth <= MAX_JSON_DEPTH ? nestedTooDeep() : null;
}

/** The 501 for a value that is nested too deep. */
export const nestedTooDeep = (): KratosError =>
  notEmulated(`The emulator reads JSON with up to ${MAX_STORED_DEPTH} nested levels, Kratos up to ${MAX_JSON_DEPTH}.`);

function toBracketDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}
