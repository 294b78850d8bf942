import { loginMachine } from '@kratos-login/core';
import { mutateChart } from '@verification/mutation/mutate-chart';
import { type AnyStateMachine, createMachine } from 'xstate';

/** A chart with one mistake, and a cell that must detect it. */
export interface Mutant {
  /** The transition and the change, as `mutateChart` names them. */
  readonly mistake: string;
  /** The row and column of that cell. Other cells may detect it, too. */
  readonly noticedBy: string;
  readonly machine: AnyStateMachine;
}

const all = [...mutateChart(loginMachine.config)];

/** Mistakes that compile, and that paths of the mutant cannot detect. The change is given by the start of its description. */
export const mutants: readonly Mutant[] = [
  toMutant('login.password.entering ▸ identifier.forget', 'removed', 'identifier.forget × password.entering'),
  toMutant('login ▸ account.switch', 'removed', 'account.switch × error'),
  toMutant('login.error ▸ retry[3]', 'removed', 'retry (a retryable failure at init.signingOut) × error'),
  toMutant(
    'login.awaiting-TOTP.submitting ▸ reply.csrfMismatch',
    'to login.awaiting-TOTP.renewing',
    'csrfMismatch × awaiting-TOTP.submitting',
  ),
  toMutant('login.password.submitting ▸ reply.flowGone', 'without the action showNotice', 'flowGone (expired) × password.submitting'),
  toMutant(
    'login ▸ reply.signedIn',
    'with the guard sessionMeetsRequiredAal negated',
    'signedIn (aal1) (two factors are required) × password.submitting',
  ),
  toMutant('login.awaiting-TOTP ▸ reply.noSession', 'removed', 'reply.noSession × awaiting-TOTP.submitting'),
  toMutant('login.init.signingOut ▸ reply.noSession', 'without the action forgetHistory', 'noSession × init.signingOut'),
  toMutant(
    'login.awaiting-TOTP.submitting ▸ reply.csrfMismatch',
    'without the action forgetIdentifier',
    'csrfMismatch × awaiting-TOTP.submitting',
  ),
  toMutant(
    'login.password.submitting ▸ reply.secondFactorDue',
    'without the action assumeHalfSession',
    'signedIn (aal1) (two factors are required) × password.submitting',
  ),
];

function toMutant(where: string, start: string, noticedBy: string): Mutant {
  const found = all.find((each) => each.where === where && each.what.startsWith(start));
  if (found === undefined) throw new Error(`The chart has no mutant "${where}: ${start}".`);
  return { mistake: `${where}: ${found.what}`, noticedBy, machine: toMachine(found.config) };
}

/** Creates a machine with the implementations of the login. */
export function toMachine(config: object): AnyStateMachine {
  return createMachine(config as never, loginMachine.implementations as never);
}
