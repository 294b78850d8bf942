/**
 * A number that a command was told, such as how often to do something. What is none ends the command: a check that tries nothing would pass.
 * @param {string | undefined} told
 * @param {number} otherwise when nothing was told
 * @returns {number}
 */
export function readNumber(told, otherwise) {
  const number = told === undefined ? otherwise : /^\d+$/.test(told) ? Number(told) : 0;
  if (number > 0) return number;
  console.error(`Expected a whole number, 1 or more; got ${JSON.stringify(told)}.`);
  process.exit(1);
}
