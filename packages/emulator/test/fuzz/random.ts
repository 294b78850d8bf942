/** Seeded random choices. */
export interface Random {
  /** Returns an integer from 0 to below the limit. */
  integer(limit: number): number;
  chance(probability: number): boolean;
  pick<Choice>(choices: readonly Choice[]): Choice;
  /** Returns random characters, including special ones. */
  text(length: number): string;
}

const CHARACTERS = [...'abcXYZ019+/=-_ "\'<>&%;,.:\\{}[]\n\u00e9\u2028💥'];

/** Creates random choices (mulberry32). The same seed gives the same choices. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (limit: number): number => Math.floor(next() * limit);
  const pick = <Choice>(choices: readonly Choice[]): Choice => {
    const choice = choices[integer(choices.length)];
    if (choice === undefined) throw new RangeError('There are no choices.');
    return choice;
  };
  return {
    integer,
    pick,
    chance: (probability) => next() < probability,
    text: (length) => Array.from({ length }, () => pick(CHARACTERS)).join(''),
  };
}
