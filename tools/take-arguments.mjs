/**
 * Returns the arguments of a command. An extra argument ends the command with an error, because it would be ignored silently.
 * @param {number} limit
 * @returns {string[]}
 */
export function takeArguments(limit) {
  const all = process.argv.slice(2);
  const extra = all[limit];
  if (extra === undefined) return all;
  console.error(`Unexpected argument ${JSON.stringify(extra)}. This command takes ${limit === 0 ? 'no arguments' : `${limit} at most`}.`);
  process.exit(1);
}
