import { notEmulated } from './errors.ts';
import type { KratosError } from './http/reply.ts';
import { DEEPEST } from './scan-json.ts';

/** Values that are nested deeper are not kept: writing them as JSON again would need more stack than there is. */
export const DEEPEST_KEPT = 1000;

/** How deep a value is nested: 0 for what is no object and no list. Without recursion. */
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

/** The 501 of a body that is nested deeper than the emulator keeps; `null` for one that it can read, and for one that Kratos refuses. */
export function refuseDepth(body: string): KratosError | null {
  // Too short for so many brackets.
  if (body.length <= DEEPEST_KEPT) return null;
  const depth = toBracketDepth(body);
  return depth > DEEPEST_KEPT && depth <= DEEPEST ? tooDeep() : null;
}

/** The 501 of what is nested too deep. */
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
