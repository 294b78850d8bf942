import { toText } from '../kratos/json.ts';
import type { UserEvent } from '../machine/login-context.ts';
import { seal } from '../seal.ts';
import { cleanBackupCode, cleanCode, cleanIdentifier } from './clean-code.ts';
import { secretFields } from './fields.ts';
import type { LoginView } from './login-view.ts';
import type { Verbs } from './verbs.ts';

type Plain = 'code.resend' | 'identifier.forget' | 'account.switch' | 'cancel' | 'restart';

/** The verbs, as events. Secrets are sealed here, where they are read from the form. */
export function createVerbs(send: (event: UserEvent) => void, getView: () => LoginView): Verbs {
  const plain = (type: Plain) => (): void => send({ type });
  return {
    submit: (values) => {
      const view = getView();
      if (!('form' in view) || view.submit === null) return;
      const identifier = cleanIdentifier(toText(values['identifier']));
      if (view.step === 'init') return send({ type: 'password.submitSoon', identifier });
      const name = view.fields.find((field) => secretFields.includes(field.name))?.name ?? '';
      const typed = toText(values[name]);
      // Without a field for a password, Kratos asks for the identifier first.
      if (view.form === 'password')
        send({ type: 'password.submit', identifier: view.username ?? identifier, secret: name === '' ? null : seal(typed) });
      else send({ type: 'code.submit', secret: seal((name === 'lookup_secret' ? cleanBackupCode : cleanCode)(typed)) });
    },
    chooseFactor: (factor) => send({ type: 'factor.choose', factor }),
    chooseProvider: (provider) => send({ type: 'provider.choose', provider }),
    sendCode: (address) => send({ type: 'code.send', address }),
    resendCode: plain('code.resend'),
    forgetIdentifier: plain('identifier.forget'),
    switchAccount: plain('account.switch'),
    cancel: plain('cancel'),
    restart: plain('restart'),
    retry: () => {
      const view = getView();
      if (view.step === 'error' && view.wait === '') send({ type: 'retry' });
    },
  };
}
