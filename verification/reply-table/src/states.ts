import type { RequestState } from '@kratos-login/core';

/** The states of the chart as the tables call them: two letters each, so that a table fits on a page. */
export const states = {
  O1: 'init.opening',
  O2: 'init.openingSecondFactor',
  AW: 'init.checkingSession',
  PE: 'password.entering.waiting',
  PQ: 'password.entering.renewingInBackground',
  PS: 'password.submitting',
  PR: 'password.renewing',
  PU: 'password.steppingUp',
  TE: 'awaiting-TOTP.entering.waiting',
  TQ: 'awaiting-TOTP.entering.renewingInBackground',
  TS: 'awaiting-TOTP.submitting',
  TR: 'awaiting-TOTP.renewing',
  SO: 'init.signingOut',
  Er: 'error.retryable',
  Ok: 'success',
} as const;

export type State = keyof typeof states;

/** The column of each place with a call under way. A new place does not compile until it has one. */
export const columnOf = {
  'init.opening': 'O1',
  'init.openingSecondFactor': 'O2',
  'init.checkingSession': 'AW',
  'password.submitting': 'PS',
  'password.renewing': 'PR',
  'password.steppingUp': 'PU',
  'awaiting-TOTP.submitting': 'TS',
  'awaiting-TOTP.renewing': 'TR',
  'init.signingOut': 'SO',
} as const satisfies Readonly<Record<RequestState, State>>;

/** The columns of the edges: every place, and the two forms that are renewed behind the person's back. */
export const columns = [...Object.values(columnOf), 'PQ', 'TQ'] as const;

export type Column = (typeof columns)[number];

/** Which call is under way there, as in `invoke.id`. */
export const callAt: Readonly<Record<Column, 'openFlow' | 'submitFlow' | 'askWhoami' | 'signOut'>> = {
  O1: 'openFlow',
  O2: 'openFlow',
  AW: 'askWhoami',
  PS: 'submitFlow',
  PR: 'openFlow',
  PU: 'openFlow',
  TS: 'submitFlow',
  TR: 'openFlow',
  SO: 'signOut',
  PQ: 'openFlow',
  TQ: 'openFlow',
};

/** What a failure there says about where it broke. */
export const requestStateOf = Object.fromEntries(Object.entries(columnOf).map(([place, column]) => [column, place])) as Readonly<
  Partial<Record<State, RequestState>>
>;

const codes = new Map<string, State>(Object.entries(states).map(([code, path]) => [path, code as State]));

/** The code of a snapshot's state. An error that still counts down is an error, with one verb less. Throws for a state that the tables do not know. */
export function toState(value: unknown): State {
  const path = toPath(value);
  const code = path.startsWith('error.backingOff') ? 'Er' : codes.get(path);
  if (code === undefined) throw new Error(`The tables know no state "${path}". Give it a code in states.ts, and cells in every table.`);
  return code;
}

function toPath(value: unknown): string {
  if (typeof value === 'string') return value;
  const [parent, child] = Object.entries(value as Readonly<Record<string, unknown>>)[0] ?? ['', ''];
  return `${parent}.${toPath(child)}`;
}
