/**
 * Reads a number from the arguments of a command, such as how often to repeat something. Exits on invalid input, so a check never silently runs zero
 * iterations.
 * @param {string | undefined} text
 * @param {number} fallback for a missing argument
 * @returns {number}
 */
export function readNumber(text, fallback) {
  const number = text === undefined ? fallback : /^\d+$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  console.error(`Expected a whole number of at least 1. Received ${JSON.stringify(text)}.`);
  process.exit(1);
}
