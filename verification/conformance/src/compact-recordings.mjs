// Writes recordings/ from full recordings. Usage: node compact-recordings.mjs FOLDER
// FOLDER has a folder for each release with a JSON file for each scenario. Pictures and the values of cookies are omitted, because a
// replay cannot repeat them.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('The folder of the recordings is missing. Usage: node compact-recordings.mjs FOLDER');
const target = new URL('../recordings', import.meta.url);
mkdirSync(target, { recursive: true });

for (const release of readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())) {
  const files = readdirSync(join(folder, release))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const scenarios = files.map((name) => JSON.parse(readFileSync(join(folder, release, name), 'utf8'), shorten)).map(toScenario);
  writeFileSync(new URL(`${release}.json`, target), `[\n${scenarios.map((scenario) => JSON.stringify(scenario)).join(',\n')}\n]\n`);
  console.log(
    `${release}: ${scenarios.length} scenarios, ${scenarios.flatMap((each) => each.exchanges).filter((each) => each.response).length} exchanges`,
  );
}

/** @param {string} key @param {unknown} value */
function shorten(key, value) {
  if (key === 'src' && typeof value === 'string' && value.startsWith('data:image/png')) return 'data:image/png';
  if (key === 'setCookie' && Array.isArray(value)) return value.map((line) => line.replace(/=[^;]*/, '='));
  return value;
}

/** @param {any} recording */
function toScenario({ scenario, configuration, people, mails, exchanges }) {
  return { scenario, configuration, people, mails, exchanges };
}
