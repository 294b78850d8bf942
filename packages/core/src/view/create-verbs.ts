import type { UserEvent } from '../machine/login-context.ts';
import { type Sealed, seal } from '../seal.ts';
import { cleanCode } from './clean-code.ts';
import { secretFields } from './fields.ts';
import type { FormValues, LoginView } from './login-view.ts';
import type { Verbs } from './verbs.ts';

/** The verbs, as events. Secrets are sealed here, where they are read from the form. */
export function createVerbs(send: (event: UserEvent) => void, getView: () => LoginView): Verbs {
  return {
    submit: (values) => {
      const view = getView();
      if (!('form' in view) || view.submit === null) return;
      if (view.step === 'init') return send({ type: 'password.submitSoon' });
      const secret = view.fields.find(({ name }) => secretFields.includes(name))?.name;
      if (view.form === 'password')
        send({ type: 'password.submit', identifier: view.who ?? read(values, 'identifier'), secret: sealed(values, secret) });
      else send({ type: 'code.submit', secret: seal(toCode(read(values, secret), secret)) });
    },
    chooseFactor: (factor) => send({ type: 'factor.choose', factor }),
    chooseProvider: (provider) => send({ type: 'provider.choose', provider }),
    sendCode: (address) => send({ type: 'code.send', address }),
    resendCode: () => send({ type: 'code.resend' }),
    forgetIdentifier: () => send({ type: 'identifier.forget' }),
    switchAccount: () => send({ type: 'account.switch' }),
    cancel: () => send({ type: 'cancel' }),
    restart: () => send({ type: 'restart' }),
    retry: () => send({ type: 'retry' }),
  };
}

function read(values: FormValues, name: string | undefined): string {
  const value = name === undefined ? undefined : values[name];
  return typeof value === 'string' ? value : '';
}

/** A password is taken to the letter. Without a field for one, Kratos asks for the identifier first. */
const sealed = (values: FormValues, name: string | undefined): Sealed | null => (name === undefined ? null : seal(read(values, name)));

/** Backup codes may have dashes of their own, so they are only trimmed. */
const toCode = (typed: string, name: string | undefined): string => (name === 'lookup_secret' ? typed.trim() : cleanCode(typed));
