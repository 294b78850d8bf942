import { type LoginInput, loginMachine } from '@kratos-login/core';
import type { LoginContext } from '@kratos-login/core/machine';
import { loginAlphabet } from '@kratos-login/testing';
import { type AnyStateMachine, createEmptyActor, type SnapshotFrom } from 'xstate';
import type { Configuration, Start } from 'xstate-paths';
import { explore, type Graph } from 'xstate-paths';
import { type Column, callAt, type State, toState } from './states.ts';
import { preconditions } from './variants.ts';

/** A state and context that the shipped chart can reach. */
export interface ReachableConfiguration {
  readonly state: State;
  readonly value: unknown;
  readonly context: LoginContext;
}

// The paths have no start that makes every precondition true, so this one is added.
const oneMore: Start<LoginInput> = {
  label: 'page load with a flow, to confirm the second factor',
  input: { aal: 'aal2', refresh: true, flowId: 'given' },
};

/** Explores the chart with every event in every state, and with all of the context that the tables describe. Takes some seconds. */
export function exploreWhole(): Graph {
  const alphabet = loginAlphabet({ isExhaustive: true });
  return explore(loginMachine, { ...alphabet, starts: [...alphabet.starts, oneMore], relevant: describedContext, limit: 60_000 });
}

/** RerestartCounts the part of the context that the tables describe. It is more than later transitions read. */
function describedContext({ value, context }: SnapshotFrom<typeof loginMachine>): unknown {
  const { input, flow, flowId, factors, firstFactorPassed, halfSession, resendIsCoolingDown, restarts, failure, wait } = context;
  const isAt = (step: string): boolean => (failure?.requestState ?? toState(value)).startsWith(step);
  const always = [
    [
      input.aal,
      input.refresh,
      input.loginChallenge !== undefined,
      input.requireSecondFactor,
      input.setUpSecondFactor,
      input.expectedOrigins !== undefined,
    ],
    halfSession,
    input.refresh === true && firstFactorPassed,
    wait,
  ];
  // From there, retry leads only to the state before the failure, and a sign-out clears the rest.
  if (failure) return [...always, failure.requestState, failure.retryable, context.secondsToWait > 0];
  const isMailed = toState(value) === 'init.checkingSession' && flow?.codeWasMailed === true;
  const restartCounts = wait === 'short' && [restarts.total, restarts.csrf];
  if (isAt('init.signingOut')) return [...always, restartCounts];
  return [
    ...always,
    restartCounts,
    flowId !== null,
    (isAt('init') && !isMailed) || flow === null ? null : [flow.aal, flow.codeWasMailed, factors],
    toState(value) === 'awaiting-TOTP.entering' && resendIsCoolingDown,
  ];
}

/** Lists the reachable configurations, one for each combination of values that a cell can distinguish. */
export function listReachableConfigurations({ nodes } = exploreWhole()): readonly ReachableConfiguration[] {
  const situations = new Map<string, ReachableConfiguration>();
  for (const { configuration } of nodes) {
    const { value, context } = configuration.snapshot as unknown as Omit<ReachableConfiguration, 'state'>;
    // No guard reads the identifier, so the exploration ignores it. The tables check when it is cleared.
    const situation = { state: toState(value), value, context: { ...context, identifier: 'ann@example.com' } };
    const key = toKey(situation);
    if (!situations.has(key)) situations.set(key, situation);
  }
  return [...situations.values()];
}

function toKey({ state, context }: ReachableConfiguration): string {
  const { restarts, notice, halfSession, flow, factors, resendIsCoolingDown, failure, wait, secondsToWait } = context;
  // A long wait only adds the event `cancel`.
  const call = isColumn(state) ? (wait === 'long' ? [wait] : [restarts, notice !== null, flow?.aal]) : [];
  const form =
    state === 'awaiting-TOTP.entering' || state === 'awaiting-TOTP.entering.renewingInBackground'
      ? [flow?.codeWasMailed, factors, resendIsCoolingDown]
      : [];
  const claims = Object.values(preconditions).map((holds) => holds(context));
  return JSON.stringify([state, call, form, halfSession, claims, failure?.requestState, failure?.retryable, secondsToWait > 0]);
}

/** Restores a machine in a configuration, with its pending call. */
export function restore(machine: AnyStateMachine, { state, value, context }: ReachableConfiguration): Configuration {
  const call = isColumn(state) ? [callAt[state]] : [];
  return {
    snapshot: machine.resolveState({ value: value as never, context }),
    calls: new Map(call.map((id) => [id, createEmptyActor()])),
    timers: new Map(),
  };
}

export const isColumn = (state: State): state is Column => state in callAt;
