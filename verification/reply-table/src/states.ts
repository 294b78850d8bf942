import type { RequestState } from '@kratos-login/core/machine';

/** The states of the tables, with their codes in the printed matrix. `*.entering` is the open form, and `error` includes its waiting time. */
export const stateCodes = {
  'init.opening': 'O1',
  'init.openingSecondFactor': 'O2',
  'init.checkingSession': 'AW',
  'password.entering': 'PE',
  'password.entering.renewingInBackground': 'PQ',
  'password.submitting': 'PS',
  'password.renewing': 'PR',
  'password.steppingUp': 'PU',
  'awaiting-TOTP.entering': 'TE',
  'awaiting-TOTP.entering.renewingInBackground': 'TQ',
  'awaiting-TOTP.submitting': 'TS',
  'awaiting-TOTP.renewing': 'TR',
  'init.signingOut': 'SO',
  error: 'Er',
  success: 'Ok',
} as const satisfies Readonly<Record<RequestState, string>> & Readonly<Record<string, string>>;

export type State = keyof typeof stateCodes;

/** The call that is pending in each request state, as in `invoke.id`. A new request state does not compile until it is listed here. */
const requestCalls = {
  'init.opening': 'openFlow',
  'init.openingSecondFactor': 'openFlow',
  'init.checkingSession': 'askWhoami',
  'password.submitting': 'submitFlow',
  'password.renewing': 'openFlow',
  'password.steppingUp': 'openFlow',
  'awaiting-TOTP.submitting': 'submitFlow',
  'awaiting-TOTP.renewing': 'openFlow',
  'init.signingOut': 'signOut',
} as const satisfies Readonly<Record<RequestState, string>>;

/** The pending call of each column: the request states, and the two background renewals. */
export const callAt = {
  ...requestCalls,
  'password.entering.renewingInBackground': 'openFlow',
  'awaiting-TOTP.entering.renewingInBackground': 'openFlow',
} as const;

export type Column = keyof typeof callAt;

export const columns = Object.keys(callAt) as readonly Column[];

/** Whether failures can name this state. */
export const isRequestState = (state: State): state is RequestState => state in requestCalls;

/** Returns the state of a snapshot's value. Throws for a state that the tables do not have. */
export function toState(value: unknown): State {
  const path = toPath(value).replace(/\.waiting$/, '');
  const state = path.startsWith('error.') ? 'error' : path;
  if (!isState(state)) throw new Error(`The tables have no state "${path}". Add it to states.ts and to every table.`);
  return state;
}

const isState = (name: string): name is State => name in stateCodes;

function toPath(value: unknown): string {
  if (typeof value === 'string') return value;
  const [parent, child] = Object.entries(value as Readonly<Record<string, unknown>>)[0] ?? ['', ''];
  return `${parent}.${toPath(child)}`;
}
