import type { LoginFlow, loginMachine, Outcome } from '@kratos-login/core';
import { loginAlphabet, pruneEquivalent } from '@kratos-login/testing';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, ChartAnswer } from 'xstate-paths';
import { findRecipes } from './recipes.ts';
import { toWantedCall } from './wanted-call.ts';

/**
 * What may happen to a login in a world: only what has a recipe, with forms as Kratos gives them. An answer depends on what was sent, so that
 * is told apart here: a wrong password is no answer to who chose a provider.
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

/** The same, with all that cannot be had. */
export function unconstrainedAlphabet(): Alphabet<typeof loginMachine> {
  const whole = loginAlphabet({ isExhaustive: true });
  return {
    ...whole,
    starts: [
      ...whole.starts,
      {
        label: 'page load for an app, and must not lead elsewhere',
        input: { loginChallenge: 'challenge', kratosUrl: 'https://auth.example.com', expectedOrigins: [] },
      },
    ],
    answers: (call, snapshot) => whole.answers(call, snapshot).map(withoutAddresses),
    relevant: (snapshot) => [whole.relevant?.(snapshot), readSubmission(snapshot)],
  };
}

/** Why an answer cannot be had; `null` where it can. */
export function whyNot(src: string, outcome: Outcome, snapshot: SnapshotFrom<typeof loginMachine>): string | null {
  const recipes = findRecipes(outcome, toWantedCall(src, snapshot), snapshot.context);
  return typeof recipes === 'string' ? recipes : null;
}

export function toOutcome(answer: ChartAnswer): Outcome {
  if (!('output' in answer)) throw new Error('The calls of a login never reject.');
  return answer.output as Outcome;
}

/** What is brought about easily goes first, where another answer leads to the same. */
function isSlow(answer: ChartAnswer): boolean {
  const outcome = toOutcome(answer);
  return outcome.kind === 'flowGone' && outcome.why === 'unknown';
}

function readSubmission(snapshot: SnapshotFrom<typeof loginMachine>): unknown {
  const isSending = snapshot.matches({ password: 'submitting' }) || snapshot.matches({ 'awaiting-TOTP': 'submitting' });
  return isSending ? toWantedCall('submitFlow', snapshot) : null;
}

/** Once a code is mailed, Kratos offers no address any more. */
function withoutAddresses(answer: ChartAnswer): ChartAnswer {
  const outcome = toOutcome(answer);
  if (!('flow' in outcome) || outcome.flow === null || !outcome.flow.codeWasMailed) return answer;
  const flow: LoginFlow = { ...outcome.flow, nodes: outcome.flow.nodes.filter(({ name }) => name !== 'address') };
  return { ...answer, output: { ...outcome, flow } };
}
