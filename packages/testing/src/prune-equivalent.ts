import type { loginMachine } from '@kratos-login/core';
import type { LoginContext, UserEvent } from '@kratos-login/core/machine';
import type { Outcome, OutcomeKind } from '@kratos-login/core/read-outcome';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet } from 'xstate-paths';
import { outcomeOf } from './login-outcomes.ts';

type LoginAlphabet = Alphabet<typeof loginMachine>;
type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/**
 * Removes events that would lead the same way for the same reason in another state, so that exploring a login takes a second instead of ten. A test
 * checks that no edge is lost.
 */
export function pruneEquivalent(whole: LoginAlphabet): LoginAlphabet {
  return {
    ...whole,
    events: (snapshot) => whole.events(snapshot).filter(({ event }) => isWorthDoing(event.type, snapshot.context)),
    answers: (call, snapshot) =>
      whole
        .answers(call, snapshot)
        .filter((answer) => isWorthAnswering(outcomeOf(answer), snapshot.context))
        .slice(0, answersAfter[snapshot.context.wait]),
    timePasses: (snapshot) => isPlain(snapshot.context) || isAtTheFirstForm(snapshot),
  };
}

/** A late answer has the same effect as an early one, so one of them is enough. */
const answersAfter: Readonly<Record<LoginContext['wait'], number>> = { short: Number.POSITIVE_INFINITY, noticed: 0, long: 1 };

function isWorthDoing(type: string, context: LoginContext): boolean {
  if (context.wait !== 'short') return type === 'cancel' && context.wait === 'long'; // the other events do not need a wait
  return isBaseline(context) || corePathEvents.includes(type);
}

const isWorthAnswering = (outcome: Outcome | null, context: LoginContext): boolean =>
  isBaseline(context) ||
  (outcome !== null && turns.includes(outcome.kind) && !(outcome.kind === 'flow' && outcome.flow.codeWasMailed && context.flowId === null));

/** Whether no restart was counted. Failures do not depend on restarts. */
export const isBaseline = (context: LoginContext): boolean => isPlain(context) && context.restarts.total <= 1;

/** Whether the login has no special input. A flow id does not count, because the first answer clears it. */
const isPlain = ({ input: { flowId: _, mailedFlowId: __, ...special } }: LoginContext): boolean =>
  Object.values(special).every((each) => each === undefined);

const isAtTheFirstForm = (snapshot: LoginSnapshot): boolean => snapshot.matches({ password: { entering: 'waiting' } });

const corePathEvents: readonly string[] = [
  'password.submit',
  'code.submit',
  'session.check',
  'restart',
  'retry',
] satisfies readonly UserEvent['type'][];

const turns: readonly OutcomeKind[] = [
  'flow',
  'noUsableMethod',
  'rejected',
  'signedIn',
  'secondFactorDue',
  'redirectRequired',
  'sessionChanged',
  'noSession',
  'flowGone',
  'csrfMismatch',
];
