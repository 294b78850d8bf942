import type { LoginContext, LoginInput, Outcome, UserEvent } from '@kratos-login/core';
import type { Path } from 'xstate-paths';
import { networkRecipes } from './recipes/network.ts';
import { findRecipes } from './recipes.ts';
import { toPosted } from './wanted-call.ts';
import type { ConfigSwitch } from './world.ts';
import { toOutcome } from './world-alphabet.ts';

// What is typed, who it is, and which flow a page is opened with are settled before Kratos answers: so a walk looks where its path leads.

/** Whether the page is opened with a flow. */
export const startsWithFlow = ({ start }: Path): boolean => (start.input as LoginInput).flowId !== undefined;

/** The first answer that Kratos gives to the flow that the page was opened with; `null` when it is never heard. */
export function findFetchedOutcome(path: Path): { readonly outcome: Outcome; readonly context: LoginContext } | null {
  if (!startsWithFlow(path)) return null;
  const answers = path.steps.flatMap(({ step, expected: { context } }) =>
    step.kind === 'settle' ? [{ src: step.call.src, outcome: toOutcome(step.answer), context }] : [],
  );
  const first = answers.find(({ outcome }) => !(outcome.kind in networkRecipes));
  return first?.src === 'openFlow' ? first : null;
}

/** What comes of what is sent at this step; `null` when nobody waits for it. */
export function findSubmissionOutcome({ steps }: Pick<Path, 'steps'>, index: number): Outcome | null {
  const next = steps.slice(index + 1).find(({ step }) => step.kind !== 'elapse')?.step;
  return next?.kind === 'settle' && next.call.src === 'submitFlow' ? toOutcome(next.answer) : null;
}

/** How the site has to be configured from the start; `null` where that does not matter. */
export function findInitialSwitch({ steps }: Path): ConfigSwitch | null {
  const recipes = steps.flatMap(({ step, expected }, index) => {
    const posted = step.kind === 'send' ? toPosted(step.event as UserEvent) : null;
    const outcome = posted && findSubmissionOutcome({ steps }, index);
    const recipes = posted && outcome ? findRecipes(outcome, { name: 'submit', posted }, expected.context) : '';
    return typeof recipes === 'string' ? [] : recipes;
  });
  return recipes.find(({ initialSwitch }) => initialSwitch !== undefined)?.initialSwitch ?? null;
}

/** Whether the next form that is opened comes with a code that is on its way. */
export function nextFormMailsCode({ steps }: Path, index: number): boolean {
  const opened = steps
    .slice(index)
    .flatMap(({ step }) => (step.kind === 'settle' && step.call.src === 'openFlow' ? [toOutcome(step.answer)] : []));
  const form = opened.find(({ kind }) => kind === 'flow');
  return form?.kind === 'flow' && form.flow.codeWasMailed;
}
