import type { LoginJourney } from './journey.ts';
import type { JourneyDriver } from './journey-driver.ts';

/** What there is to tell of a failure. */
export interface JourneyFailure {
  readonly journey: LoginJourney;
  /** Of the step that failed. */
  readonly at: number;
  readonly error: unknown;
  readonly driver: JourneyDriver;
  readonly replay: string | undefined;
}

/** A failure as a story: how it came there, what failed, what was on the page, and how to take the journey again. */
export async function describeFailure({ journey, at, error, driver, replay }: JourneyFailure): Promise<string> {
  const way = journey.steps.slice(0, at + 1).map(({ name }, index) => `${index === at ? '  ✗' : '   '} ${name}`);
  const step = journey.steps[at];
  const picture = await driver.takePicture?.().catch(() => undefined);
  return [
    error instanceof Error ? error.message : String(error),
    '',
    'the way there',
    ...way,
    '',
    'what the step takes',
    ...(step?.edges ?? []).map((edge) => `    ${edge}`),
    `the chart is then at ${step?.state}`,
    '',
    'what is on the page',
    indent(await driver.tellPage().catch(String)),
    ...(picture === undefined ? [] : [`a picture of it: ${picture}`]),
    ...(replay === undefined ? [] : ['', `this journey alone: ${replay}`]),
  ].join('\n');
}

const indent = (text: string): string => text.replace(/^/gm, '    ');
