/** The middle and the ends of the values of several runs. */
export interface Summary {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Sums up the runs. Returns `null` without runs, and when a run did not reach what is measured. */
export function summarize(values: readonly (number | null)[]): Summary | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined || sorted.length < values.length) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? highest;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? lowest;
  return { median: (upper + lower) / 2, lowest, highest };
}
