/**
 * Returns the arguments of a command. An extra argument ends the command with an error, because it would be ignored silently.
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
