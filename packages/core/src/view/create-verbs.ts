import { toText } from '../kratos/json.ts';
import type { UserEvent } from '../machine/login-context.ts';
import { seal } from '../seal.ts';
import { secondFactors } from '../second-factors.ts';
import { cleanBackupCode, cleanCode, cleanIdentifier } from './clean-code.ts';
import type { FormValues } from './login-view.ts';
import type { Verbs } from './verbs.ts';

type EventWithoutValues = 'code.resend' | 'identifier.forget' | 'account.switch' | 'cancel' | 'retry' | 'restart';

/** Creates the functions that send the user's events. Secrets are sealed here. Values of unknown fields are dropped. */
export function createVerbs(send: (event: UserEvent) => void): Verbs {
  const plain = (type: EventWithoutValues) => (): void => send({ type });
  const readIdentifier = (values: FormValues): string => cleanIdentifier(toText(values['identifier']));
  return {
    submitEarly: (values) => send({ type: 'password.submitSoon', identifier: readIdentifier(values) }),
    submitPassword: (values) =>
      send({ type: 'password.submit', identifier: readIdentifier(values), secret: seal(toText(values['password'])) }),
    submitCode: (values) => {
      const sealed = Object.values(secondFactors).map(({ field, isNumeric }) => [
        field,
        seal((isNumeric ? cleanCode : cleanBackupCode)(toText(values[field]))),
      ]);
      send({ type: 'code.submit', secrets: Object.fromEntries(sealed) });
    },
    chooseFactor: (factor) => send({ type: 'factor.choose', factor }),
    chooseProvider: (provider) => send({ type: 'provider.choose', provider }),
    sendCode: (address) => send({ type: 'code.send', address }),
    resendCode: plain('code.resend'),
    forgetIdentifier: plain('identifier.forget'),
    switchAccount: plain('account.switch'),
    cancel: plain('cancel'),
    restart: plain('restart'),
    retry: plain('retry'),
  };
}
