import type { Outcome } from '@kratos-login/core';
import type { Step } from '../moment.ts';

/** What of the path to come has to be known before: a form cannot be made to run out soon once it is there, nor belong to somebody else. */
export interface Ahead {
  /** Whose second form will be opened: of somebody with everything; with codes by mail alone; of somebody whose address nobody verified. */
  readonly who: 'full' | 'mail' | 'app';
  /** The form that is opened now will be found run out. */
  readonly runsOut: boolean;
}

/** Looks along the steps that are left. */
export function lookAhead(steps: readonly Step[]): Ahead {
  const [first, ...later] = steps.flatMap((step) => toAnswer(step) ?? []);
  const answers = first === undefined ? [] : [first, ...later];
  const at = answers.findIndex(({ src, outcome }) => src === 'openFlow' && outcome.kind === 'flow' && outcome.flow.aal === 'aal2');
  const form = answers[at];
  const isMailed = form?.outcome.kind === 'flow' && form.outcome.flow.codeWasMailed;
  const posted = untilNextForm(at === -1 ? [] : answers.slice(at + 1));
  return {
    who: isMailed ? 'mail' : posted.some(({ outcome: { kind } }) => kind === 'barred') ? 'app' : 'full',
    runsOut: untilNextForm(later).some(({ outcome }) => outcome.kind === 'flowGone' && outcome.why === 'expired'),
  };
}

interface Answered {
  readonly src: string;
  readonly outcome: Outcome;
}

function toAnswer(step: Step): readonly Answered[] | null {
  if (step.kind !== 'settle' || !('output' in step.answer)) return null;
  return [{ src: step.call.src, outcome: step.answer.output as Outcome }];
}

/** What is posted to one form. One that is renewed in vain stays. */
function untilNextForm(answers: readonly Answered[]): readonly Answered[] {
  const next = answers.findIndex(({ src, outcome }) => src === 'openFlow' && outcome.kind === 'flow');
  return (next === -1 ? answers : answers.slice(0, next)).filter(({ src }) => src === 'submitFlow');
}
