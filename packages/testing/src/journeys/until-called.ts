import { type DescribedAction, describeAction } from './describe-action.ts';
import type { ExpectedPage } from './expected-page.ts';
import type { JourneyKratos } from './walk-journey.ts';

/** A step of any journey. */
interface CallingStep {
  readonly action: DescribedAction;
  readonly calls: number;
}

/** Waits for the calls of a step. Attributes a missing or additional call to its action. */
export async function untilCalled(
  { action, calls }: CallingStep,
  before: Pick<ExpectedPage, 'submitLabel'> | null,
  kratos: Pick<JourneyKratos, 'untilCalled'>,
): Promise<void> {
  try {
    await kratos.untilCalled(calls);
  } catch (error) {
    throw new Error(`After ${describeAction(action, before)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
