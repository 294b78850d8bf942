import type { LoginContext, loginMachine, Outcome, OutcomeKind, UserEvent, Wait } from '@kratos-login/core';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet } from 'xstate-paths';
import { outcomeOf } from './login-outcomes.ts';

type LoginAlphabet = Alphabet<typeof loginMachine>;
type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/**
 * Leaves out what goes the same way elsewhere for the same reason, so that a login is explored in a second and not in ten. No edge is lost: a test
 * holds the one against the other.
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

/** An answer that comes late is heard like one that comes at once: the first shows it. */
const answersAfter: Readonly<Record<Wait, number>> = { short: Number.POSITIVE_INFINITY, noticed: 0, long: 1 };

function isWorthDoing(type: string, context: LoginContext): boolean {
  if (context.wait !== 'short') return type === 'cancel' && context.wait === 'long'; // the rest can be done at once
  return isBaseline(context) || corePathEvents.includes(type);
}

const isWorthAnswering = (outcome: Outcome | null, context: LoginContext): boolean =>
  isBaseline(context) ||
  (outcome !== null && turns.includes(outcome.kind) && !(outcome.kind === 'flow' && outcome.flow.codeWasMailed && context.flowId === null));

/** Trouble is trouble, however the page was opened and however many turns were taken. */
export const isBaseline = (context: LoginContext): boolean => isPlain(context) && context.restarts.total <= 1;

/** Nothing special was asked for. The id of a flow is not: it is gone with the first answer. */
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
  'rejected',
  'signedIn',
  'secondFactorDue',
  'redirectRequired',
  'sessionChanged',
  'noSession',
  'flowGone',
  'csrfMismatch',
];
