import type { Page, TestInfo } from '@playwright/test';
import { byRole, type Finders } from './drive-browser-page.ts';
import { routeKratos } from './route-kratos.ts';

/** What a journey needs of its page. */
interface JourneyPage<Input> {
  readonly page: Page;
  readonly info: TestInfo;
  readonly journey: { readonly id: string; readonly steps: readonly unknown[] };
  readonly toUrl: (input: Input) => string | null;
  readonly find: Partial<Finders>;
}

/**
 * Prepares a page for a journey: a stopped clock, a scripted Kratos, and time for each step. Returns that Kratos, the options that drivers of pages have in
 * common, and the command that repeats the test.
 */
export async function openJourneyPage<Input>({ page, info, journey, toUrl, find }: JourneyPage<Input>) {
  info.setTimeout(30_000 + 1_000 * journey.steps.length);
  page.setDefaultTimeout(5_000);
  let now = Date.now();
  await page.clock.install({ time: now - 60_000 }); // the clock runs until it is stopped, and only forward
  await page.clock.pauseAt(now);
  const kratos = await routeKratos(page, () => now);
  const driving = {
    page,
    open: (input: Input) => page.goto(toUrl(input) ?? ''),
    async wait(ms: number) {
      now += ms;
      await page.clock.runFor(ms);
    },
    toPlace: kratos.toPlace,
    left: kratos.left,
    find: { ...byRole, ...find },
    async takeScreenshot() {
      const path = info.outputPath('page.png');
      await page.screenshot({ path });
      return path;
    },
  };
  return { kratos, driving, replay: `npx playwright test --project "${info.project.name}" --grep ${journey.id}` };
}
