import { loginMachine } from '@kratos-login/core';
import { mutateChart } from '@verification/mutation/mutate-chart';
import { type AnyStateMachine, createMachine } from 'xstate';

/** A chart with one mistake, and the cell that must notice it. */
export interface Mutant {
  /** The transition and the change, as `mutateChart` names them. */
  readonly mistake: string;
  /** Row and column, as a check names them. More cells may notice it. */
  readonly noticedBy: string;
  readonly machine: AnyStateMachine;
}

const all = [...mutateChart(loginMachine.config)];

/** Mistakes that compile, and that paths cannot notice when they are made from the mutant. The change is given by its first words. */
export const mutants: readonly Mutant[] = [
  toMutant('login.password.entering ▸ identifier.forget', 'removed', 'identifier.forget × PE'),
  toMutant('login ▸ account.switch', 'removed', 'account.switch × Er'),
  toMutant('login.error ▸ retry[3]', 'removed', 'retry (it broke at init.signingOut, and can be tried again) × Er'),
  toMutant('login.awaiting-TOTP.submitting ▸ reply.csrfMismatch', 'to login.awaiting-TOTP.renewing', 'csrfMismatch × TS'),
  toMutant('login.password.submitting ▸ reply.flowGone', 'without the action showNotice', 'flowGone (expired) × PS'),
  toMutant('login ▸ reply.signedIn', 'with the guard sessionMeetsRequiredAal negated', 'signedIn (aal1) (two factors are wanted) × PS'),
  toMutant('login.awaiting-TOTP ▸ reply.noSession', 'removed', 'reply.noSession × TS'),
  toMutant('login.init.signingOut ▸ reply.noSession', 'without the action forgetHistory', 'noSession × SO'),
  toMutant('login.awaiting-TOTP.submitting ▸ reply.csrfMismatch', 'without the action forgetIdentifier', 'csrfMismatch × TS'),
  toMutant(
    'login.password.submitting ▸ reply.secondFactorDue',
    'without the action assumeHalfSession',
    'signedIn (aal1) (two factors are wanted) × PS',
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
