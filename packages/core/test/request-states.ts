import type { RequestState } from '../src/machine/login-context.ts';
import {
  atCode,
  atPassword,
  form,
  gone,
  secondFactorDue,
  sessionChanged,
  startTestLogin,
  submitCode,
  submitPassword,
  type TestLogin,
} from './scripted-kratos.ts';

const begin = (options: Parameters<typeof startTestLogin>[0] = {}): TestLogin => {
  const testLogin = startTestLogin(options);
  testLogin.login.start();
  return testLogin;
};

/** Starts a login in each state with a pending request. */
export const waysTo: Readonly<Record<RequestState, () => Promise<TestLogin>>> = {
  'init.opening': async () => begin(),
  'init.openingSecondFactor': async () => begin({ aal: 'aal2' }),
  'init.checkingSession': async () => {
    const testLogin = begin();
    await testLogin.kratos.answers(sessionChanged);
    return testLogin;
  },
  'init.signingOut': async () => {
    const testLogin = await atCode();
    form(testLogin).switchAccount?.();
    return testLogin;
  },
  'password.submitting': async () => {
    const testLogin = await atPassword();
    submitPassword(testLogin);
    return testLogin;
  },
  'password.renewing': async () => {
    const testLogin = await atPassword();
    submitPassword(testLogin);
    await testLogin.kratos.answers(gone('expired'));
    return testLogin;
  },
  'password.steppingUp': async () => {
    const testLogin = await atPassword();
    submitPassword(testLogin);
    await testLogin.kratos.answers(secondFactorDue);
    return testLogin;
  },
  'awaiting-TOTP.submitting': async () => {
    const testLogin = await atCode();
    submitCode(testLogin);
    return testLogin;
  },
  'awaiting-TOTP.renewing': async () => {
    const testLogin = await atCode();
    submitCode(testLogin);
    await testLogin.kratos.answers(gone('expired'));
    return testLogin;
  },
};
