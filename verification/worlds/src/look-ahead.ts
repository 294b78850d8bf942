import type { LoginInput } from '@kratos-login/core';
import type { LoginContext, UserEvent } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { Path } from 'xstate-paths';
import { networkRecipes } from './recipes/network.ts';
import { findRecipes } from './recipes.ts';
import { toPosted } from './wanted-call.ts';
import type { ConfigSwitch } from './world.ts';
import { toOutcome } from './world-alphabet.ts';

// The typed values, the user and the initial flow are chosen before Kratos answers. So a walk looks ahead in its path.

/** Whether the page is opened with a flow. */
export const startsWithFlow = ({ start }: Path): boolean => (start.input as LoginInput).flowId !== undefined;

/** Returns Kratos's first answer for the initial flow. `null` if the path has none. */
export function findFetchedOutcome(path: Path): { readonly outcome: Outcome; readonly context: LoginContext } | null {
  if (!startsWithFlow(path)) return null;
  const answers = path.steps.flatMap(({ step, expected: { context } }) =>
    step.kind === 'settle' ? [{ src: step.call.src, outcome: toOutcome(step.answer), context }] : [],
  );
  const first = answers.find(({ outcome }) => !(outcome.kind in networkRecipes));
  return first?.src === 'openFlow' ? first : null;
}

/** Returns the outcome of the submission at this step. `null` if no call waits for it. */
export function findSubmissionOutcome({ steps }: Pick<Path, 'steps'>, index: number): Outcome | null {
  const next = steps.slice(index + 1).find(({ step }) => step.kind !== 'elapse')?.step;
  return next?.kind === 'settle' && next.call.src === 'submitFlow' ? toOutcome(next.answer) : null;
}

/** Returns the configuration that a path needs from its start. `null` if it needs none. */
export function findInitialSwitch({ steps }: Path): ConfigSwitch | null {
  const recipes = steps.flatMap(({ step, expected }, index) => {
    const posted = step.kind === 'send' ? toPosted(step.event as UserEvent) : null;
    const outcome = posted && findSubmissionOutcome({ steps }, index);
    const recipes = posted && outcome ? findRecipes(outcome, { name: 'submit', posted }, expected.context) : '';
    return typeof recipes === 'string' ? [] : recipes;
  });
  return recipes.find(({ initialSwitch }) => initialSwitch !== undefined)?.initialSwitch ?? null;
}

/** Whether the next form comes with a mailed code. */
export function nextFormMailsCode({ steps }: Path, index: number): boolean {
  const opened = steps
    .slice(index)
    .flatMap(({ step }) => (step.kind === 'settle' && step.call.src === 'openFlow' ? [toOutcome(step.answer)] : []));
  const form = opened.find(({ kind }) => kind === 'flow');
  return form?.kind === 'flow' && form.flow.codeWasMailed;
}
