// Receives the number of a mutant of the chart, and sends the name of the test that noticed it, or `null`.
import { freshModules } from './fresh-modules.mjs';
import { mutateChart } from './mutate-chart.ts';
import { failTheTest, findTestFiles, runTestFile } from './run-tests.mjs';
import { chart } from './xstate-stand-in.mjs';

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
  chart.active = id;
  modules.next();
  for (const file of files) {
    const failed = (await runTestFile(root, file, { bail: true, timeout: 3_000 })).find(({ failure }) => failure !== null);
    if (failed !== undefined) return failed.name;
  }
  return null;
}

process.on('message', async (/** @type {{ readonly id: number | null }} */ { id }) => {
  const killer = await findKiller(id);
  process.send?.({ killer, ...(id === null && { mutants: [...mutateChart(chart.config)].map(({ where, what }) => ({ where, what })) }) });
});
