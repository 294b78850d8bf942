// Tries one mutant of the chart after the other, as its parent asks: an id comes, the name of the test that has found it goes, or `null`.
import { activate, listChartMutants } from './chart-mutants.mjs';
import { freshModules } from './fresh-modules.mjs';
import { failTheTest, findTestFiles, runTestFile } from './run-tests.mjs';

const root = process.cwd();
const modules = freshModules(root);
const files = findTestFiles(root);

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    if (modules.isOfThisRound(String(error?.stack))) failTheTest(error);
  });
}

/** @param {number | null} id @returns {Promise<string | null>} */
async function findKiller(id) {
  activate(id);
  modules.next();
  for (const file of files) {
    const failed = (await runTestFile(root, file, { bail: true, timeout: 3_000 })).find(({ failure }) => failure !== null);
    if (failed !== undefined) return failed.name;
  }
  return null;
}

process.on('message', async (/** @type {{ readonly id: number | null }} */ { id }) => {
  const killer = await findKiller(id);
  process.send?.({ killer, ...(id === null && { mutants: listChartMutants() }) });
});
