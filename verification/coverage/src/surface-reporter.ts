import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { toSettingsRecord } from './second-factor/to-second-factor-record.ts';
import { type SurfaceWalk, saveSurface, secondFactorFolder } from './surface-record.ts';
import type { Surface } from './surfaces.ts';
import { type PlannedWalks, toRecord, type WhyNot, whyNoPage } from './to-surface-record.ts';

/** The surface of each Playwright project, and why it cannot take a transition. */
const surfaces: Readonly<Record<string, { readonly surface: Surface; readonly whyNot: WhyNot }>> = {
  react: { surface: 'react-demo', whyNot: whyNoDemo },
  vanilla: { surface: 'vanilla-demo', whyNot: whyNoDemo },
  'custom-page': { surface: 'custom-page', whyNot: whyNoPage },
};

function whyNoDemo(edge: string): string | null {
  if (/ ▸ restart ▸ /.test(edge)) return 'The demos have this button only on errors.';
  return whyNoPage(edge);
}

/** The charts of pages, by the annotation of their tests, and how to write the record of a surface. */
const charts: Readonly<Record<string, (surface: Surface, walks: PlannedWalks, whyNot: WhyNot) => Promise<void>>> = {
  transitions: (surface, walks, whyNot) => saveSurface(toRecord(surface, walks, whyNot)),
  'second-factor transitions': (surface, walks) => saveSurface(toSettingsRecord(surface, walks), secondFactorFolder),
};

/** The tests of one chart in one project. */
interface ChartTests {
  readonly project: string;
  readonly chart: string;
  readonly planned: SurfaceWalk[];
  readonly walked: SurfaceWalk[];
}

/** Writes the record of each surface and chart, from the annotations of `testLoginPage` and `testSecondFactorPage`. */
export default class SurfaceReporter implements Reporter {
  readonly #tests = new Map<string, ChartTests>();

  onTestEnd(test: TestCase, { status }: TestResult): void {
    const annotation = test.annotations.find(({ type }) => type in charts);
    const project = test.parent.project()?.name;
    if (annotation?.description === undefined || project === undefined) return;
    const { type: chart, description } = annotation;
    const key = `${project} ${chart}`;
    const tests = this.#tests.get(key) ?? { project, chart, planned: [], walked: [] };
    this.#tests.set(key, tests);
    const walk = { name: test.title, edges: description.split('\n') };
    tests.planned.push(walk);
    if (status === 'passed') tests.walked.push(walk);
  }

  async onEnd(): Promise<void> {
    for (const { project, chart, ...walks } of this.#tests.values()) {
      const found = surfaces[project];
      if (found === undefined) throw new Error(`No surface for the project "${project}". Name it in surface-reporter.ts.`);
      await charts[chart]?.(found.surface, walks, found.whyNot);
    }
  }
}
