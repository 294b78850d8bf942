import type { AnyEventObject, StateValue } from 'xstate';
import type { ChartAnswer, ChartCall } from './alphabet.ts';
import type { Path } from './plan-paths.ts';

/**
 * Your page, as a path needs it. Members may be asynchronous, and the next one waits for them. An error ends the path.
 *
 * Start the machine with `path.start.input`. One driver takes one path.
 */
export interface Driver {
  /** Performs what sends this event, such as filling in a form or pressing a button. */
  send(event: AnyEventObject): void | Promise<void>;
  /** Settles the pending call with this `output` or `error`, as the server would. */
  settle(call: ChartCall, answer: ChartAnswer): void | Promise<void>;
  /** Advances the clock by exactly this many milliseconds. */
  elapse(ms: number): void | Promise<void>;
  /** Throws unless the page shows this state, such as `'on'` or `{ form: 'open' }`. */
  expect(value: StateValue): void | Promise<void>;
}

/**
 * Walks a path on anything with a driver, such as a page in a browser or an actor with your own calls. Rethrows errors of the driver, with the steps so
 * far.
 *
 * ```ts
 * import { type Driver, drivePath, type Path } from 'xstate-paths'
 *
 * declare const path: Path
 * const diary: string[] = []
 * const driver: Driver = {
 *   send: ({ type }) => void diary.push(type),
 *   settle: ({ src }, { label }) => void diary.push(`${src}: ${label}`),
 *   elapse: (ms) => void diary.push(`${ms} ms`),
 *   expect: (value) => void diary.push(JSON.stringify(value)),
 * }
 * await drivePath(path, driver)
 * console.log(diary)
 * ```
 */
export async function drivePath(path: Path, driver: Driver): Promise<void> {
  const walked: string[] = [path.start.label];
  for (const { step, expected } of path.steps) {
    walked.push(step.label);
    try {
      if (step.kind === 'elapse') await driver.elapse(step.ms);
      else if (step.kind === 'send') await driver.send(step.event);
      else await driver.settle(step.call, step.answer);
      await driver.expect(expected.value);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n  after: ${walked.join(' → ')}`, { cause: error });
    }
  }
}
