import { readFileSync } from 'node:fs';
import { createMachine } from 'xstate';
import { listTransitions, type TransitionInfo } from 'xstate-paths';

/**
 * The transitions of the chart that is committed in `docs/`: who deletes one from the machine has to delete it there, too, and is seen to.
 */
export function committedTransitions(): readonly TransitionInfo[] {
  const chart = readFileSync(new URL('../../../docs/login-machine.json', import.meta.url), 'utf8');
  return listTransitions(createMachine(JSON.parse(chart)));
}
