import type { Random } from './random.ts';

/** Mistakes that are made when typing or copying. Some of them do no harm: Kratos, or the login, takes the text all the same. */
const mistakes: readonly ((right: string, at: number) => string)[] = [
  (right, at) => right.slice(0, at) + right.slice(at + 1), // one left out
  (right, at) => right.slice(0, at) + (right[at] ?? '') + right.slice(at), // one twice
  (right, at) => right.slice(0, at) + (right[at + 1] ?? '') + (right[at] ?? '') + right.slice(at + 2), // two swapped
  (right, at) => `${right.slice(0, at)}x${right.slice(at + 1)}`, // another one
  (right) => right.toUpperCase(),
  (right) => ` ${right} `,
  (right) => `\u200b${right}`,
  (right) => `${right}\n`,
  (right) => `${right}.`,
  (right, at) => `${right.slice(0, at)} ${right.slice(at)}`,
  () => '',
];

/** The text as somebody types it who makes one mistake. */
export function slipIn(right: string, random: Random): string {
  const mistake = mistakes[Math.floor(random.next() * mistakes.length)];
  return mistake?.(right, Math.floor(random.next() * right.length)) ?? right;
}
