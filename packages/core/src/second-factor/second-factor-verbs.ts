import { toText } from '../kratos/json.ts';
import { seal } from '../seal.ts';
import { cleanCode } from '../view/clean-code.ts';
import type { FormValues } from '../view/login-view.ts';
import type { SecondFactorUserEvent } from './second-factor-context.ts';

type EventWithoutValues = Exclude<SecondFactorUserEvent['type'], 'code.submit'>;

/** Creates the functions that send the user's events. Each stays the same function. The code is sealed here. */
export function createSecondFactorVerbs(send: (event: SecondFactorUserEvent) => void) {
  const plain = (type: EventWithoutValues) => (): void => send({ type });
  return {
    submitCode: (values: FormValues): void => send({ type: 'code.submit', code: seal(cleanCode(toText(values['totp_code']))) }),
    setUpApp: plain('app.setUp'),
    removeApp: plain('app.remove'),
    generateCodes: plain('codes.generate'),
    revealCodes: plain('codes.reveal'),
    confirmCodes: plain('codes.confirm'),
    removeCodes: plain('codes.remove'),
    confirm: plain('question.confirm'),
    dismiss: plain('question.dismiss'),
    leave: plain('leave'),
    signIn: plain('signIn'),
    signOut: plain('signOut'),
    cancel: plain('cancel'),
    retry: plain('retry'),
    restart: plain('restart'),
  };
}

/** The functions that send the user's events. */
export type SecondFactorVerbs = ReturnType<typeof createSecondFactorVerbs>;
