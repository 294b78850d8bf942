/**
 * The arguments of a command. One more than it reads ends the command, because it would be dropped without a word.
 * @param {number} atMost
 * @returns {string[]}
 */
export function takeArguments(atMost) {
  const given = process.argv.slice(2);
  const extra = given[atMost];
  if (extra === undefined) return given;
  console.error(`Unexpected argument ${JSON.stringify(extra)}. This command takes ${atMost === 0 ? 'no arguments' : `${atMost} at most`}.`);
  process.exit(1);
}
