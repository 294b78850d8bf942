import type { LoginContext, loginMachine } from '@kratos-login/core';
import { type AnyStateMachine, createMachine, not } from 'xstate';

/** A chart with one mistake in it, and the cells that must notice. */
export interface Mutant {
  readonly mistake: string;
  /** Changes a copy of the chart's configuration. */
  readonly change: (chart: Chart) => void;
  /** Row and column, as a check names them. More may notice. */
  readonly noticedBy: string;
}

/** Of a state, what a mistake can be made in. */
interface Chart {
  readonly on: Record<string, unknown>;
  readonly states: Readonly<Record<string, Chart>>;
}

/** Each is a slip that compiles, and that paths drawn from the chart cannot see: they are drawn from the slip, too. */
export const mutants: readonly Mutant[] = [
  {
    mistake: 'a verb is removed: identifier.forget, "not you?"',
    change: (chart) => remove(at(chart, 'password.entering').on, 'identifier.forget'),
    noticedBy: 'identifier.forget × PE',
  },
  {
    mistake: 'a verb is removed: account.switch, from everywhere',
    change: (chart) => remove(chart.on, 'account.switch'),
    noticedBy: 'account.switch × Er',
  },
  {
    mistake: 'trying again is removed for one place: signing out',
    change: (chart) => {
      const { on } = at(chart, 'error');
      on['retry'] = (on['retry'] as readonly { readonly target: string }[]).filter(({ target }) => target !== '#login.init.signingOut');
    },
    noticedBy: 'retry (it broke at init.signingOut, and can be tried again) × Er',
  },
  {
    mistake: 'an edge leads elsewhere: a CSRF mismatch at the code renews its form',
    change: (chart) => merge(at(chart, 'awaiting-TOTP.submitting').on, 'reply.csrfMismatch', { target: 'renewing' }),
    noticedBy: 'csrfMismatch × TS',
  },
  {
    mistake: 'a notice is forgotten: why the password is asked again',
    change: (chart) => merge(at(chart, 'password.submitting').on, 'reply.flowGone', { actions: [] }),
    noticedBy: 'flowGone (expired) × PS',
  },
  {
    mistake: 'a guard is turned round: theSessionIsEnough',
    change: (chart) => {
      const [enough, notEnough] = chart.on['reply.signedIn'] as readonly [object, object];
      chart.on['reply.signedIn'] = [{ ...enough, guard: not('theSessionIsEnough') }, notEnough];
    },
    noticedBy: 'signedIn (aal1) (two factors are wanted) × PS',
  },
  {
    mistake: 'an edge is removed, and the root answers: the session ended at the code',
    change: (chart) => remove(at(chart, 'awaiting-TOTP').on, 'reply.noSession'),
    noticedBy: 'reply.noSession × TS',
  },
  {
    mistake: 'a count is not set back: after signing out',
    change: (chart) =>
      merge(at(chart, 'init.signingOut').on, 'reply.noSession', {
        actions: note({
          secondFactorIsDue: false,
          identifier: null,
          factor: null,
          address: null,
          flow: null,
          flowId: null,
          notice: null,
          verification: null,
        }),
      }),
    noticedBy: 'noSession × SO',
  },
  {
    mistake: 'a name is kept: who is signing in, when somebody else may be at the code',
    change: (chart) =>
      merge(at(chart, 'awaiting-TOTP.submitting').on, 'reply.csrfMismatch', { actions: note({ notice: 'changed-elsewhere' }) }),
    noticedBy: 'csrfMismatch × TS',
  },
  {
    mistake: 'a fact is forgotten: somebody is half signed in, so starting again has to sign out first',
    change: (chart) =>
      merge(at(chart, 'password.submitting').on, 'reply.secondFactorDue', { actions: note({ firstFactorWasTaken: true }) }),
    noticedBy: 'secondFactorDue × PS',
  },
];

/** The machine with that mistake; guards, actions and calls are the shipped ones. */
export function toMutant(machine: typeof loginMachine, { change }: Mutant): AnyStateMachine {
  const config = copy(machine.config);
  change(config as unknown as Chart);
  return createMachine(config as never, machine.implementations as never);
}

/** Plain objects and lists; functions stay the same ones. */
function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)])) as Value;
}

/** As the chart writes down what it learned. */
const note = (facts: Partial<LoginContext>) => ({ type: 'note', params: facts });

function at(chart: Chart, path: string): Chart {
  const [first = '', ...rest] = path.split('.');
  const state = chart.states[first];
  if (state === undefined) throw new Error(`The chart has no state "${path}".`);
  return rest.length === 0 ? state : at(state, rest.join('.'));
}

function remove(on: Chart['on'], event: string): void {
  if (!(event in on)) throw new Error(`The chart has no edge "${event}" there.`);
  delete on[event];
}

function merge(on: Chart['on'], event: string, other: object): void {
  const edge = on[event];
  remove(on, event);
  on[event] = { ...(edge as object), ...other };
}
