import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type SurfaceWalk, saveSurface } from './surface-record.ts';
import type { Surface } from './surfaces.ts';
import { toRecord, type WhyNot, whyNoPage } from './to-surface-record.ts';

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

/** Writes the record of each surface, from the annotations of `testLoginPage`. */
export default class SurfaceReporter implements Reporter {
  readonly #planned = new Map<string, SurfaceWalk[]>();
  readonly #walked = new Map<string, SurfaceWalk[]>();

  onTestEnd(test: TestCase, { status }: TestResult): void {
    const transitions = test.annotations.find(({ type }) => type === 'transitions')?.description;
    const project = test.parent.project()?.name;
    if (transitions === undefined || project === undefined) return;
    const walk = { name: test.title, edges: transitions.split('\n') };
    for (const walks of [this.#planned, ...(status === 'passed' ? [this.#walked] : [])])
      walks.set(project, [...(walks.get(project) ?? []), walk]);
  }

  async onEnd(): Promise<void> {
    for (const [project, planned] of this.#planned) {
      const { surface, whyNot } = surfaces[project] ?? { surface: undefined, whyNot: whyNoPage };
      if (surface === undefined) throw new Error(`No surface for the project "${project}". Name it in surface-reporter.ts.`);
      await saveSurface(toRecord(surface, { planned, walked: this.#walked.get(project) ?? [] }, whyNot));
    }
  }
}
