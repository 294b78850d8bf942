import { readFileSync } from 'node:fs';
import { createMachine } from 'xstate';
import { listTransitions, type TransitionInfo } from 'xstate-paths';

/** The transitions of a committed chart in `docs/`. Deleting a transition must also change that file, so that it shows up in review. */
export function committedTransitions(name: 'login-machine' | 'second-factor-machine' = 'login-machine'): readonly TransitionInfo[] {
  const chart = readFileSync(new URL(`../../../docs/${name}.json`, import.meta.url), 'utf8');
  return listTransitions(createMachine(JSON.parse(chart)));
}
