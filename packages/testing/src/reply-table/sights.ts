import { type LoginContext, type LoginInput, loginMachine } from '@kratos-login/core';
import { type AnyStateMachine, createEmptyActor } from 'xstate';
import type { Start } from '../alphabet.ts';
import { explore } from '../explore.ts';
import { loginAlphabet } from '../login-alphabet.ts';
import { anAddress } from '../login-outcomes.ts';
import type { Moment } from '../moment.ts';
import { type Column, callAt, type State, toState } from './states.ts';
import { givens } from './variants.ts';

/** A state with what a login remembers there: one that the shipped chart can really come to. */
export interface Sight {
  readonly state: State;
  readonly value: unknown;
  readonly context: LoginContext;
}

// Beside the ways to begin of every path: the one in which all that a variant reads comes together.
const oneMore: Start<LoginInput> = {
  label: 'page load with a flow, to confirm the second factor',
  input: { aal: 'aal2', refresh: true, flowId: 'given' },
};

/** All that matters to the tables: each state in which the shipped chart can be, once for every way in which a cell could tell it apart. */
export function listSights(): readonly Sight[] {
  const alphabet = loginAlphabet();
  const { nodes } = explore(loginMachine, { ...alphabet, starts: [...alphabet.starts, oneMore] });
  const sights = new Map<string, Sight>();
  for (const { moment } of nodes) {
    const { value, context } = moment.snapshot as unknown as Omit<Sight, 'state'>;
    // Nothing reads who is signing in, so the exploration does not tell it apart. Here it is to be seen when it is forgotten.
    const sight = { state: toState(value), value, context: { ...context, identifier: anAddress } };
    const key = tellApart(sight);
    if (!sights.has(key)) sights.set(key, sight);
  }
  return [...sights.values()];
}

function tellApart({ state, context }: Sight): string {
  const { detours, notice, secondFactorIsDue, flow, factors, resendingIsHeldBack, failure, wait, secondsToWait } = context;
  // That a call takes long opens one verb and changes no edge.
  const call = isColumn(state) ? (wait === 'long' ? [wait] : [detours, notice !== null, flow?.aal]) : [];
  const form = state === 'TE' || state === 'TQ' ? [flow?.codeWasMailed, factors, resendingIsHeldBack] : [];
  const claims = Object.values(givens).map((holds) => holds(context));
  return JSON.stringify([state, call, form, secondFactorIsDue, claims, failure?.from, failure?.retryable, secondsToWait > 0]);
}

/** A machine set down in a sight, with the call under way that belongs to it. */
export function place(machine: AnyStateMachine, { state, value, context }: Sight): Moment {
  const call = isColumn(state) ? [callAt[state]] : [];
  return {
    snapshot: machine.resolveState({ value: value as never, context }),
    calls: new Map(call.map((id) => [id, createEmptyActor()])),
    timers: new Map(),
  };
}

export const isColumn = (state: State): state is Column => state in callAt;
