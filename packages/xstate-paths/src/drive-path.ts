import type { AnyEventObject, StateValue } from 'xstate';
import type { ChartAnswer, ChartCall } from './alphabet.ts';
import type { Path } from './plan-paths.ts';

/**
 * Your page, as a path sees it. Each member may be asynchronous, and the next one waits for it; whatever it throws ends the path.
 *
 * Start the machine with `path.start.input`. One driver drives one path.
 */
export interface Driver {
  /** Does what sends this event: fills in a form, presses a button. */
  send(event: AnyEventObject): void | Promise<void>;
  /** Lets the pending call settle with its `output` or its `error`, as the server would. */
  settle(call: ChartCall, answer: ChartAnswer): void | Promise<void>;
  /** Moves the clock by exactly this many milliseconds. */
  elapse(ms: number): void | Promise<void>;
  /** Throws unless the page shows this state: `'on'`, `{ form: 'open' }`. */
  expect(value: StateValue): void | Promise<void>;
}

/**
 * Walks a path on anything that can be driven: a page in a browser, an actor with your own calls. Throws what the driver throws, with the
 * steps so far.
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
