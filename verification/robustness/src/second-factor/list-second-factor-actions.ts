import type { SecondFactorView } from '@kratos-login/core/second-factor';
import { totp } from '@kratos-login/emulator';
import type { SimulatedUserOptions } from '../simulation/simulated-user.ts';
import { listActions, type ViewAction } from '../walks/list-actions.ts';

/** Lists every action that the page of a second factor offers, with right and wrong codes, in a stable order. It includes the login inside. */
export function listSecondFactorActions(view: SecondFactorView, user: SimulatedUserOptions): readonly ViewAction[] {
  const acts: ViewAction[] = [];
  const add = (name: string, go: (() => void) | null): void => {
    if (go !== null) acts.push({ name, perform: go });
  };
  if (view.kind === 'confirming')
    for (const { name, perform } of listActions(view.login.getView(), user)) add(`in the login inside, ${name}`, perform);
  if (view.kind === 'pairing' && view.submit !== null) {
    const { submit } = view;
    const { key } = view.readSecrets();
    const right = key === null ? '000000' : totp(key, user.kratos.clock.now());
    add('submits the right code', () => submit({ totp_code: right }));
    add('submits the right code again', () => submit({ totp_code: `${right.slice(0, 3)} ${right.slice(3)}` }));
    add('submits a wrong code', () => submit({ totp_code: '000000' }));
    add('submits an empty field', () => submit({}));
  }
  if (view.kind === 'overview') for (const { actions } of view.methods) for (const { name, act } of actions) add(name, act);
  if ('question' in view && view.question !== null) {
    add(view.question.confirmLabel, view.question.confirm);
    add(view.question.dismissLabel, view.question.dismiss);
  }
  for (const [name, value] of Object.entries(view))
    if (typeof value === 'function' && name !== 'submit' && name !== 'readSecrets') add(name, value as () => void);
  return acts;
}
