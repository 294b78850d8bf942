// Receives the number of a mutant of a chart, and sends the name of the test that noticed it, or `null`.
import { freshModules } from './fresh-modules.mjs';
import { mutateChart } from './mutate-chart.ts';
import { failTheTest, findTestFiles, runTestFile } from './run-tests.mjs';
import { chart } from './xstate-stand-in.mjs';

const root = process.cwd();
const modules = freshModules(root);
const files = findTestFiles(root);
const ofSecondFactor = [
  ...files.filter((file) => file.includes('/second-factor/')),
  'verification/coverage/src/second-factor/second-factor-paths.test.ts',
];
/** The tests of each chart. @type {Readonly<Record<string, readonly string[]>>} */
const judges = { login: files.filter((file) => !ofSecondFactor.includes(file)), 'second-factor': ofSecondFactor };

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    if (modules.isOfThisRound(String(error?.stack))) failTheTest(error);
  });
}

/** @param {number | null} id @returns {Promise<string | null>} */
async function findKiller(id) {
  chart.active = id;
  modules.next();
  for (const file of judges[chart.id] ?? []) {
    const failed = (await runTestFile(root, file, { bail: true, timeout: chart.id === 'login' ? 3_000 : 40_000 })).find(
      ({ failure }) => failure !== null,
    );
    if (failed !== undefined) return failed.name;
  }
  return null;
}

process.on('message', async (/** @type {{ readonly chartId: string, readonly id: number | null }} */ { chartId, id }) => {
  chart.id = chartId;
  const killer = await findKiller(id);
  process.send?.({ killer, ...(id === null && { mutants: [...mutateChart(chart.config)].map(({ where, what }) => ({ where, what })) }) });
});
