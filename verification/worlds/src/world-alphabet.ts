import type { loginMachine } from '@kratos-login/core';
import type { LoginFlow, Outcome } from '@kratos-login/core/read-outcome';
import { loginAlphabet, pruneEquivalent } from '@kratos-login/testing';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, ChartAnswer } from 'xstate-paths';
import { findRecipes } from './recipes.ts';
import { toWantedCall } from './wanted-call.ts';

/**
 * The input events that a world can cause, with forms as Kratos sends them. Answers depend on the submission, so configurations include it: for
 * example, a social provider never gets "wrong password".
 */
export function worldAlphabet(): Alphabet<typeof loginMachine> {
  const unconstrained = unconstrainedAlphabet();
  return pruneEquivalent({
    ...unconstrained,
    answers: (call, snapshot) =>
      unconstrained
        .answers(call, snapshot)
        .filter((answer) => whyNot(call.src, toOutcome(answer), snapshot) === null)
        .toSorted((one, other) => Number(isSlow(one)) - Number(isSlow(other))),
  });
}

/** The same alphabet, including impossible answers. */
export function unconstrainedAlphabet(): Alphabet<typeof loginMachine> {
  const whole = loginAlphabet({ isExhaustive: true });
  return {
    ...whole,
    starts: [
      ...whole.starts,
      {
        label: 'page load for an app, without redirects',
        input: { loginChallenge: 'challenge', kratosUrl: 'https://auth.example.com', expectedOrigins: [] },
      },
    ],
    answers: (call, snapshot) => whole.answers(call, snapshot).map(withoutAddresses),
    relevant: (snapshot) => [whole.relevant?.(snapshot), readSubmission(snapshot)],
  };
}

/** Returns why an answer is impossible. `null` if it has a recipe. */
export function whyNot(src: string, outcome: Outcome, snapshot: SnapshotFrom<typeof loginMachine>): string | null {
  const recipes = findRecipes(outcome, toWantedCall(src, snapshot), snapshot.context);
  return typeof recipes === 'string' ? recipes : null;
}

export function toOutcome(answer: ChartAnswer): Outcome {
  if (!('output' in answer)) throw new Error('The calls of a login never reject.');
  return answer.output as Outcome;
}

/** Slow recipes come last, so that faster ones are used for the same transition. */
function isSlow(answer: ChartAnswer): boolean {
  const outcome = toOutcome(answer);
  return outcome.kind === 'flowGone' && outcome.why === 'unknown';
}

function readSubmission(snapshot: SnapshotFrom<typeof loginMachine>): unknown {
  const isSending = snapshot.matches({ password: 'submitting' }) || snapshot.matches({ 'awaiting-TOTP': 'submitting' });
  return isSending ? toWantedCall('submitFlow', snapshot) : null;
}

/** After it has mailed a code, Kratos offers no address. */
function withoutAddresses(answer: ChartAnswer): ChartAnswer {
  const outcome = toOutcome(answer);
  if (!('flow' in outcome) || outcome.flow === null || !outcome.flow.codeWasMailed) return answer;
  const flow: LoginFlow = { ...outcome.flow, nodes: outcome.flow.nodes.filter(({ name }) => name !== 'address') };
  return { ...answer, output: { ...outcome, flow } };
}
