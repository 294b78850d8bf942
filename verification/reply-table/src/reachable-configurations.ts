import { type LoginContext, type LoginInput, loginMachine } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import { type AnyStateMachine, createEmptyActor, type SnapshotFrom } from 'xstate';
import type { Configuration, Start } from 'xstate-paths';
import { explore, type Graph } from 'xstate-paths';
import { type Column, callAt, type State, states, toState } from './states.ts';
import { preconditions } from './variants.ts';

/** A state with what a login remembers there: one that the shipped chart can really come to. */
export interface ReachableConfiguration {
  readonly state: State;
  readonly value: unknown;
  readonly context: LoginContext;
}

// Beside the ways to begin of every path: the one in which all that a variant reads comes together.
const oneMore: Start<LoginInput> = {
  label: 'page load with a flow, to confirm the second factor',
  input: { aal: 'aal2', refresh: true, flowId: 'given' },
};

/** Everything, everywhere, with all that any claim of the tables is about. Takes some seconds. */
export function exploreWhole(): Graph {
  const alphabet = loginAlphabet({ isExhaustive: true });
  return explore(loginMachine, { ...alphabet, starts: [...alphabet.starts, oneMore], relevant: remembered, limit: 60_000 });
}

/** Of the context, more than later edges depend on: the tables also say what is forgotten. */
function remembered({ value, context }: SnapshotFrom<typeof loginMachine>): unknown {
  const { input, flow, flowId, factors, firstFactorPassed, halfSession, resendIsCoolingDown, restarts, failure, wait } = context;
  const isAt = (step: string): boolean => (failure?.requestState ?? states[toState(value)]).startsWith(step);
  const always = [
    [input.aal, input.refresh, input.loginChallenge !== undefined, input.requireSecondFactor, input.expectedOrigins !== undefined],
    halfSession,
    input.refresh === true && firstFactorPassed,
    wait,
  ];
  // From there, retry leads only to the state before the failure, and a sign-out clears the rest.
  if (failure) return [...always, failure.requestState, failure.retryable, context.secondsToWait > 0];
  const isMailed = states[toState(value)] === 'init.checkingSession' && flow?.codeWasMailed === true;
  const turns = wait === 'short' && [restarts.total, restarts.csrf];
  if (isAt('init.signingOut')) return [...always, turns];
  return [
    ...always,
    turns,
    flowId !== null,
    (isAt('init') && !isMailed) || flow === null ? null : [flow.aal, flow.codeWasMailed, factors],
    isAt('awaiting-TOTP.entering.waiting') && resendIsCoolingDown,
  ];
}

/** All that matters to the tables: each state in which the shipped chart can be, once for every way in which a cell could tell it apart. */
export function listReachableConfigurations({ nodes } = exploreWhole()): readonly ReachableConfiguration[] {
  const situations = new Map<string, ReachableConfiguration>();
  for (const { configuration } of nodes) {
    const { value, context } = configuration.snapshot as unknown as Omit<ReachableConfiguration, 'state'>;
    // Nothing reads who is signing in, so the exploration does not tell it apart. Here it is to be seen when it is forgotten.
    const situation = { state: toState(value), value, context: { ...context, identifier: 'ann@example.com' } };
    const key = numberDuplicates(situation);
    if (!situations.has(key)) situations.set(key, situation);
  }
  return [...situations.values()];
}

function numberDuplicates({ state, context }: ReachableConfiguration): string {
  const { restarts, notice, halfSession, flow, factors, resendIsCoolingDown, failure, wait, secondsToWait } = context;
  // That a call takes long opens one verb and changes no edge.
  const call = isColumn(state) ? (wait === 'long' ? [wait] : [restarts, notice !== null, flow?.aal]) : [];
  const form = state === 'TE' || state === 'TQ' ? [flow?.codeWasMailed, factors, resendIsCoolingDown] : [];
  const claims = Object.values(preconditions).map((holds) => holds(context));
  return JSON.stringify([state, call, form, halfSession, claims, failure?.requestState, failure?.retryable, secondsToWait > 0]);
}

/** A machine set down in a situation, with the call under way that belongs to it. */
export function place(machine: AnyStateMachine, { state, value, context }: ReachableConfiguration): Configuration {
  const call = isColumn(state) ? [callAt[state]] : [];
  return {
    snapshot: machine.resolveState({ value: value as never, context }),
    calls: new Map(call.map((id) => [id, createEmptyActor()])),
    timers: new Map(),
  };
}

export const isColumn = (state: State): state is Column => state in callAt;
