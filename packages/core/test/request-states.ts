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
  const meeting = startTestLogin(options);
  meeting.login.start();
  return meeting;
};

/** Every place where a call is under way, and how a person comes there. */
export const waysTo: Readonly<Record<RequestState, () => Promise<TestLogin>>> = {
  'init.opening': async () => begin(),
  'init.openingSecondFactor': async () => begin({ aal: 'aal2' }),
  'init.checkingSession': async () => {
    const meeting = begin();
    await meeting.kratos.answers(sessionChanged);
    return meeting;
  },
  'init.signingOut': async () => {
    const meeting = await atCode();
    form(meeting).switchAccount?.();
    return meeting;
  },
  'password.submitting': async () => {
    const meeting = await atPassword();
    submitPassword(meeting);
    return meeting;
  },
  'password.renewing': async () => {
    const meeting = await atPassword();
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'));
    return meeting;
  },
  'password.steppingUp': async () => {
    const meeting = await atPassword();
    submitPassword(meeting);
    await meeting.kratos.answers(secondFactorDue);
    return meeting;
  },
  'awaiting-TOTP.submitting': async () => {
    const meeting = await atCode();
    submitCode(meeting);
    return meeting;
  },
  'awaiting-TOTP.renewing': async () => {
    const meeting = await atCode();
    submitCode(meeting);
    await meeting.kratos.answers(gone('expired'));
    return meeting;
  },
};
