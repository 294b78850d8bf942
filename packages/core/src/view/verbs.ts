import type { Factor } from '../kratos/login-flow.ts';
import type { FormValues } from './login-view.ts';

/** All actions of a user. Each stays the same function for the whole login. A view contains those that are possible now. */
export interface Verbs {
  readonly submitEarly: (values: FormValues) => void;
  readonly submitPassword: (values: FormValues) => void;
  readonly submitCode: (values: FormValues) => void;
  readonly chooseFactor: (factor: Factor) => void;
  readonly chooseProvider: (provider: string) => void;
  readonly sendCode: (address: string) => void;
  readonly resendCode: () => void;
  readonly forgetIdentifier: () => void;
  readonly switchAccount: () => void;
  readonly cancel: () => void;
  readonly restart: () => void;
  readonly retry: () => void;
}
