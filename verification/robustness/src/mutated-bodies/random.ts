/** Seeded random choices: the same seed gives the same choices (mulberry32). */
export interface Random {
  /** A whole number below a limit. */
  integer(limit: number): number;
  pick<Choice>(choices: readonly Choice[]): Choice;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const integer = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    integer,
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError('There is nothing to choose from.');
      return choices[integer(choices.length)] as (typeof choices)[number];
    },
  };
}
