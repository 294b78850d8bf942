import type { Browser } from 'playwright';
import { measurePage } from './measure-page.ts';
import type { MeasuredPage } from './pages.ts';
import type { Sample } from './sample.ts';
import { servePage } from './serve-page.ts';

/** Visits all pages in turn, so that a busy minute of the machine slows all of them. The first round warms up and does not count. */
export async function measurePages(
  browser: Browser,
  folders: ReadonlyMap<MeasuredPage, string>,
  runs: number,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const served = await Promise.all(
    [...folders].map(async ([page, folder]) => ({ page, server: await servePage(folder), samples: [] as Sample[] })),
  );
  for (let round = 0; round <= runs; round += 1) {
    console.log(round === 0 ? 'warm-up' : `run ${round} of ${runs}`);
    for (const { page, server, samples } of served) {
      const sample = await measurePage(browser, page, server).catch((error: Error) => {
        throw new Error(`${page.name} could not be measured`, { cause: error });
      });
      if (round > 0) samples.push(sample);
    }
  }
  await Promise.all(served.map(({ server }) => server.close()));
  return new Map(served.map(({ page, samples }) => [page.name, samples]));
}
