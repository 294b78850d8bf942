import { notEmulated } from './errors.ts';
import type { KratosError } from './http/reply.ts';
import { DEEPEST } from './scan-json.ts';

/** Values that are nested deeper are not stored: serializing them as JSON would overflow the stack. */
export const DEEPEST_KEPT = 1000;

/** Returns how deep a value is nested: 0 for a primitive value. Does not recurse. */
export function toDepth(value: unknown): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  for (;;) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? [each] : []));
    if (level.length === 0) return depth;
    depth++;
    level = level.flatMap((each) => Object.values(each as object));
  }
}

/** Returns the 501 for a body that is nested too deep for the emulator, or `null` for one that it can read or that Kratos refuses. */
export function refuseDepth(body: string): KratosError | null {
  // It is too short for that many brackets.
  if (body.length <= DEEPEST_KEPT) return null;
  const depth = toBracketDepth(body);
  return depth > DEEPEST_KEPT && depth <= DEEPEST ? tooDeep() : null;
}

/** The 501 for a value that is nested too deep. */
export const tooDeep = (): KratosError =>
  notEmulated(`The emulator reads JSON that is nested up to ${DEEPEST_KEPT} levels deep, Kratos up to ${DEEPEST}.`);

function toBracketDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}
