import type { JourneyStep } from './journey.ts';
import type { JourneyDriver } from './journey-driver.ts';

/** The parts of a failure message. */
export interface JourneyFailure {
  readonly journey: { readonly steps: readonly Pick<JourneyStep, 'name' | 'edges' | 'state'>[] };
  /** The index of the failed step. */
  readonly at: number;
  readonly error: unknown;
  readonly driver: Pick<JourneyDriver, 'describePage' | 'takeScreenshot'>;
  readonly replay: string | undefined;
}

/** Describes a failure: the steps so far, the error, the page, and how to repeat the journey. */
export async function describeFailure({ journey, at, error, driver, replay }: JourneyFailure): Promise<string> {
  const way = journey.steps.slice(0, at + 1).map(({ name }, index) => `${index === at ? '  ✗' : '   '} ${name}`);
  const step = journey.steps[at];
  const picture = await driver.takeScreenshot?.().catch(() => undefined);
  return [
    error instanceof Error ? error.message : String(error),
    '',
    'the steps',
    ...way,
    '',
    'the edges of the step',
    ...(step?.edges ?? []).map((edge) => `    ${edge}`),
    `the expected state is ${step?.state}`,
    '',
    'the page',
    indent(await driver.describePage().catch(String)),
    ...(picture === undefined ? [] : [`a screenshot: ${picture}`]),
    ...(replay === undefined ? [] : ['', `to repeat it: ${replay}`]),
  ].join('\n');
}

const indent = (text: string): string => text.replace(/^/gm, '    ');
