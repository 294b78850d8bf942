import { readFileSync } from 'node:fs';
import { createMachine } from 'xstate';
import { listTransitions, type TransitionInfo } from 'xstate-paths';

/** The transitions of the committed chart in `docs/`. Deleting a transition must also change that file, so that it shows up in review. */
export function committedTransitions(): readonly TransitionInfo[] {
  const chart = readFileSync(new URL('../../../docs/login-machine.json', import.meta.url), 'utf8');
  return listTransitions(createMachine(JSON.parse(chart)));
}
