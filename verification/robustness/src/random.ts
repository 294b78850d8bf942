/** A random number generator that returns the same numbers for the same seed. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number below a limit. */
  integer(limit: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** From `least` up to `most`, evenly distributed on a logarithmic scale. */
  between(least: number, most: number): number;
  /** Throws a `RangeError` for an empty list. */
  pick<const Item>(items: readonly Item[]): Item;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  next(); // neighbouring seeds have similar first numbers
  const integer = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    between: (least, most) => Math.round(Math.exp(Math.log(least) + next() * Math.log(most / least))),
    pick: (items) => {
      if (items.length === 0) throw new RangeError('Expected items to choose from, got an empty list.');
      return items[integer(items.length)] as (typeof items)[number];
    },
  };
}
