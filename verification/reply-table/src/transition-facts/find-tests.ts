import type { AnyStateMachine } from 'xstate';
import { type Path, runPath, type TransitionInfo } from 'xstate-paths';

/** A test, with the transitions that each of its steps takes. */
export interface WalkedTest {
  readonly command: string;
  readonly steps: readonly { readonly name: string; readonly transitions: readonly string[] }[];
}

interface Journey {
  readonly id: string;
  readonly steps: readonly { readonly name: string; readonly edges: readonly string[] }[];
}

/** The journeys of a page. Each is a test of its own. */
export const toWalkedTests = (journeys: readonly Journey[], file: string): readonly WalkedTest[] =>
  journeys.map(({ id, steps }) => ({
    command: `npm run unit:browser ${file} -- -t ${id}`,
    steps: steps.map(({ name, edges }) => ({ name, transitions: edges.map((edge) => edge.split(' ▸ ').slice(2).join(' ▸ ')) })),
  }));

/** The paths of a machine, which one test walks. Some transitions are only possible there, such as a call that fails. */
export const toWalkedPaths = (machine: AnyStateMachine, paths: readonly Path[], file: string): readonly WalkedTest[] =>
  paths.map((path) => {
    const steps = path.steps.map(({ step }) => ({ name: step.label, transitions: [] as readonly string[] }));
    const all = runPath(machine, path).map(({ transition }) => transition);
    return {
      command: `npm run unit ${file}`,
      steps: [{ name: path.start.label, transitions: [] }, ...steps.slice(0, -1), { ...(steps.at(-1) ?? { name: '' }), transitions: all }],
    };
  });

/** Whether a test starts in another way than most users do: with a flow in the address, or with a submission before there is a form. */
const isUnusual = ({ steps }: WalkedTest): boolean =>
  steps[0]?.name !== 'page load' || steps.some(({ name }) => name === 'password.submitSoon');

/** Finds the test that takes each transition after the fewest steps. The first ones are preferred. */
export function findTests(
  transitions: readonly TransitionInfo[],
  preferred: readonly WalkedTest[],
  others: readonly WalkedTest[],
): ReadonlyMap<string, { readonly test: WalkedTest; readonly steps: number }> {
  const find = (tests: readonly WalkedTest[], id: string) =>
    tests
      .flatMap((test) => {
        const index = test.steps.findIndex((step) => step.transitions.includes(id));
        return index === -1 ? [] : [{ test, steps: index + 1 }];
      })
      .sort((one, other) => one.steps - other.steps || Number(isUnusual(one.test)) - Number(isUnusual(other.test)))[0];
  return new Map(
    transitions.map(({ id }) => {
      const found = find(preferred, id) ?? find(others, id);
      if (found === undefined) throw new Error(`No test takes ${id}.`);
      return [id, found];
    }),
  );
}
