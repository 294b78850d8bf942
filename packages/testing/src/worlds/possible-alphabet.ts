import type { FlowNode, LoginFlow, LoginInput, loginMachine, Outcome } from '@kratos-login/core';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, Answer, Call, Start } from '../alphabet.ts';
import { loginAlphabet } from '../login-alphabet.ts';
import { toAsk, toCircumstances } from './ask.ts';
import { type Cannot, findMeans, type Means, toWanted } from './means.ts';

export type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** Of all that may happen to a login, what can be brought about: each answer has its means, and forms are as Kratos gives them. */
export function possibleAlphabet(): Alphabet<typeof loginMachine> {
  const all = loginAlphabet();
  return {
    ...all,
    starts: [...all.starts, forAppElsewhere],
    answers: (call, snapshot) =>
      all
        .answers(call, snapshot)
        .filter((answer) => 'by' in meansOf(call, answer, snapshot))
        .map(asGiven),
    relevant: (snapshot) => [all.relevant?.(snapshot), whatIsPosted(snapshot)],
  };
}

/** Kratos leads away by itself only for an app: to be refused, it must be expected elsewhere. */
const forAppElsewhere: Start<LoginInput> = {
  label: 'page load for an app elsewhere',
  input: { loginChallenge: 'challenge', expectedOrigins: [] },
};

/** How this call can be made to come to this answer, or why not. */
export function meansOf(call: Call, answer: Answer, snapshot: LoginSnapshot): Means | Cannot {
  const ask = toAsk(call, snapshot);
  return findMeans(ask, toWanted(toOutcome(answer)), toCircumstances(snapshot, ask));
}

export function toOutcome(answer: Answer): Outcome {
  if ('output' in answer) return answer.output as Outcome;
  throw new Error('The calls of a login never reject.');
}

/** Two submissions are under way in one state, and can come to different things. */
function whatIsPosted(snapshot: LoginSnapshot): unknown {
  return snapshot.children['submitFlow'] === undefined ? null : toAsk({ id: 'submitFlow', src: 'submitFlow' }, snapshot);
}

// ------------------------------------------------------------------------------------------------ forms as Kratos gives them
const asGiven = (answer: Answer): Answer => {
  const outcome = toOutcome(answer);
  return 'flow' in outcome && outcome.flow !== null ? { ...answer, output: { ...outcome, flow: toGiven(outcome.flow) } } : answer;
};

const toGiven = (flow: LoginFlow): LoginFlow => ({ ...flow, nodes: flow.nodes.filter((node) => isGiven(flow, node)) });

/** Behind a mailed code no address is offered any more, and who confirms is offered no provider that is not linked. */
const isGiven = ({ codeWasMailed, refresh }: LoginFlow, { name }: FlowNode): boolean =>
  name === 'address' ? !codeWasMailed : name !== 'provider' || !refresh;
