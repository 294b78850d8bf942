import type { AnyEventObject, StateValue } from 'xstate';
import type { Answer, Call } from './alphabet.ts';
import { messageOf } from './message-of.ts';
import type { Path } from './plan-paths.ts';

/**
 * Your page, as a path sees it. Each member may be asynchronous, and the next one waits for it; whatever it throws ends the path.
 *
 * Begin with `path.start.input`: it says what the login is to be asked for. One driver drives one path.
 */
export interface Driver {
  /**
   * Do what a person does: `password.submit` fills in the form and presses its button. A secret in the event is sealed and stays so:
   * type one of your own, whatever it is, for the answer does not depend on it.
   */
  send(event: AnyEventObject): void | Promise<void>;
  /** Let the call under way come to this: its `output` (for a login an `Outcome`), or its `error`. The server that you stand in for says so. */
  settle(call: Call, answer: Answer): void | Promise<void>;
  /** Move the clock by so many milliseconds. Exactly: timers are due then. */
  elapse(ms: number): void | Promise<void>;
  /** Throw unless the page shows this state: `'error'`, `{ password: { entering: 'waiting' } }`. */
  expect(value: StateValue): void | Promise<void>;
}

/**
 * Walks a path on anything that can be driven: a page in a browser, an actor with your own calls. Throws what the driver throws, with the
 * steps so far.
 *
 * ```ts
 * import { type Driver, drivePath, loginPaths } from '@kratos-login/testing'
 *
 * const diary: string[] = []
 * const driver: Driver = {
 *   send: ({ type }) => void diary.push(type),
 *   settle: ({ src }, { label }) => void diary.push(`${src}: ${label}`),
 *   elapse: (ms) => void diary.push(`${ms} ms`),
 *   expect: (value) => void diary.push(JSON.stringify(value)),
 * }
 * const [path] = loginPaths()
 * if (path) await drivePath(path, driver)
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
      throw new Error(`${messageOf(error)}\n  after: ${walked.join(' → ')}`, { cause: error });
    }
  }
}
