import { expect, test } from 'vitest';
import { unseal } from '../seal.ts';
import type { SecondFactorUserEvent } from './second-factor-context.ts';
import { createSecondFactorVerbs } from './second-factor-verbs.ts';

test('each function sends its event', () => {
  const sent: SecondFactorUserEvent['type'][] = [];
  const { submitCode, ...verbs } = createSecondFactorVerbs(({ type }) => void sent.push(type));
  for (const verb of Object.values(verbs)) verb();
  submitCode({});
  expect(Object.fromEntries(Object.keys({ ...verbs, submitCode }).map((name, at) => [name, sent[at]]))).toEqual({
    setUpApp: 'app.setUp',
    removeApp: 'app.remove',
    generateCodes: 'codes.generate',
    revealCodes: 'codes.reveal',
    confirmCodes: 'codes.confirm',
    removeCodes: 'codes.remove',
    confirm: 'question.confirm',
    dismiss: 'question.dismiss',
    leave: 'leave',
    signIn: 'signIn',
    signOut: 'signOut',
    cancel: 'cancel',
    retry: 'retry',
    restart: 'restart',
    submitCode: 'code.submit',
  });
});

test('a code is cleaned and sealed, whatever the form contains', () => {
  const codes: (string | null)[] = [];
  const { submitCode } = createSecondFactorVerbs((event) => void (event.type === 'code.submit' && codes.push(unseal(event.code))));
  submitCode({ totp_code: ' 123-456 ' });
  submitCode({ totp_code: 7 });
  submitCode({});
  expect(codes).toEqual(['123456', '', '']);
});
