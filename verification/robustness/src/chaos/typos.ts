import type { Random } from '../random.ts';

/** Mistakes in typing or copying. Some are harmless: Kratos or the login accepts the text. */
const mistakes: readonly ((right: string, at: number) => string)[] = [
  (right, at) => right.slice(0, at) + right.slice(at + 1), // one character omitted
  (right, at) => right.slice(0, at) + (right[at] ?? '') + right.slice(at), // one character doubled
  (right, at) => right.slice(0, at) + (right[at + 1] ?? '') + (right[at] ?? '') + right.slice(at + 2), // two characters swapped
  (right, at) => `${right.slice(0, at)}x${right.slice(at + 1)}`, // one character replaced
  (right) => right.toUpperCase(),
  (right) => ` ${right} `,
  (right) => `\u200b${right}`,
  (right) => `${right}\n`,
  (right) => `${right}.`,
  (right, at) => `${right.slice(0, at)} ${right.slice(at)}`,
  () => '',
];

/** Returns the text with one typing mistake. */
export function addTypo(right: string, random: Random): string {
  const mistake = mistakes[Math.floor(random.next() * mistakes.length)];
  return mistake?.(right, Math.floor(random.next() * right.length)) ?? right;
}
