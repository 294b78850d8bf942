import type { LoginView } from '@kratos-login/core';
import type { SimulatedUserOptions } from '../simulation/simulated-user.ts';

export interface ViewAction {
  readonly name: string;
  readonly perform: () => void;
}

/** Lists every action that the page offers, with right and wrong input, in a stable order. On a busy page these are what an impatient user presses. */
export function listActions(view: LoginView, { kratos, email, password }: SimulatedUserOptions): readonly ViewAction[] {
  const acts: ViewAction[] = [];
  const add = (name: string, go: (() => void) | null): void => {
    if (go !== null) acts.push({ name, perform: go });
  };
  if (view.step === 'success') return acts;
  if (view.kind === 'form') {
    const { submit, chooseFactor, sendCode, chooseProvider } = view;
    const right = {
      identifier: email,
      password,
      totp_code: kratos.identities.find(email)?.totpSecret === null ? '' : kratos.totpCode(email),
      code: kratos.mails.findLast(({ to }) => to === email)?.code ?? '',
      lookup_secret: kratos.identities.find(email)?.lookupCodes[0] ?? '',
    };
    add('submits the right values', submit && (() => submit(right)));
    add('submits the right values again', submit && (() => submit(right)));
    add(
      'submits wrong values',
      submit && (() => submit({ ...right, password: 'wrong', totp_code: '000000', code: '000000', lookup_secret: 'wrong' })),
    );
    add('submits empty fields', submit && (() => submit({})));
    for (const { id } of view.factors) add(`chooses ${id}`, chooseFactor && (() => chooseFactor(id)));
    for (const { id } of view.addresses) add(`has a code sent to ${id}`, sendCode && (() => sendCode(id)));
    for (const { id } of view.providers) add(`chooses ${id}`, chooseProvider && (() => chooseProvider(id)));
  }
  for (const [name, value] of Object.entries(view))
    if (typeof value === 'function' && !needsMore.includes(name)) add(name, value as () => void);
  return acts;
}

/** Functions with a parameter, which are handled above. All others are called, including new ones. */
const needsMore: readonly string[] = ['submit', 'chooseFactor', 'sendCode', 'chooseProvider'];
