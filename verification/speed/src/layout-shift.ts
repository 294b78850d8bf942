/** A shift of the layout that no input of the user caused. */
export interface Shift {
  readonly at: number;
  readonly value: number;
}

/**
 * Returns the cumulative layout shift: the largest sum of a session window. A window ends after one second without a shift, and after five seconds.
 *
 * https://web.dev/articles/cls
 */
export function toLayoutShift(shifts: readonly Shift[]): number {
  let largest = 0;
  let sum = 0;
  let first = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, value } of shifts.toSorted((a, b) => a.at - b.at)) {
    const isSameWindow = at - last < 1_000 && at - first < 5_000;
    sum = isSameWindow ? sum + value : value;
    if (!isSameWindow) first = at;
    last = at;
    largest = Math.max(largest, sum);
  }
  return largest;
}
