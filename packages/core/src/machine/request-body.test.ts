import { expect, test } from 'vitest';
import {
  aFlow,
  atCode,
  atPassword,
  flow,
  form,
  kratosUrl,
  message,
  node,
  startTestLogin,
  submitCode,
  type TestLogin,
} from '../../test/scripted-kratos.ts';
import { toSubmission } from './to-submission.ts';

const address = 'ann@example.com';
const identifierOnly = [node('identifier', 'identifier_first', 'text'), node('method', 'identifier_first', 'submit')];
const provider = (value: string) => node('provider', 'oidc', 'submit', { value });
const threeFactors = [
  node('totp_code', 'totp', 'text'),
  node('lookup_secret', 'lookup_secret', 'text'),
  node('address', 'code', 'submit', { value: address }),
];
const mailOnly = [
  node('address', 'code', 'submit', { value: address, label: message(1010023, `Send code to ${address}`, 'info') }),
  node('address', 'code', 'submit', { value: 'ann@work.example' }),
];
const mailedNodes = [
  node('method', 'code', 'hidden', { value: 'code' }),
  node('code', 'code', 'text'),
  node('identifier', 'code', 'hidden', { value: address }),
  node('address', 'code', 'submit', { value: address }),
];
const mailed = { codeWasMailed: true, nodes: mailedNodes };

const posted = ({ kratos }: TestLogin): unknown => (kratos.isAsked?.[0] === 'submit' ? kratos.isAsked[1] : kratos.isAsked);

// ------------------------------------------------------------------------------------------------ the first factor
test('a password is posted unchanged, and an identifier without surrounding blanks', async () => {
  const meeting = await atPassword();
  form(meeting).submit?.({
    identifier: '\u200b ann of the\u200d house \ufeff',
    password: ' correct  horse\u200b ',
    csrf_token: 'x',
    remember: 'on',
  });
  expect(posted(meeting)).toEqual({
    flow: 'aal1',
    method: 'password',
    identifier: 'ann of the\u200d house',
    password: ' correct  horse\u200b ',
  });
});

test('an identifier that is submitted before the form is open is posted without surrounding blanks', () => {
  const meeting = startTestLogin();
  meeting.login.start();
  form(meeting).submit?.({ identifier: '\u2068ann@example.com\u2069\n', password: 'p' });
  expect(meeting.login.actor.getSnapshot().context.identifier).toBe('ann@example.com');
});

test.each([
  ['totp_code', 'Your code is 123 456!', '123456'],
  ['lookup_secret', '\u200b ab-12 \u200e', 'ab-12'],
] as const)('a %s pasted as %j is posted as %j', async (name, pasted, code) => {
  const meeting = await atCode({}, { nodes: [node(name, name === 'totp_code' ? 'totp' : name, 'text')] });
  form(meeting).submit?.({ [name]: pasted });
  expect(posted(meeting)).toMatchObject({ [name]: code });
});

test('a form value that is not a string is posted as an empty string', async () => {
  const meeting = await atPassword();
  form(meeting).submit?.({ identifier: 7, password: { toString: () => 'x' } });
  expect(posted(meeting)).toEqual({ flow: 'aal1', method: 'password', identifier: '', password: '' });
});

test('an identifier-first form posts only the identifier', async () => {
  const meeting = await atPassword({}, { nodes: identifierOnly });
  expect(form(meeting)).toMatchObject({ submitLabel: 'Continue', fields: [{ name: 'identifier', enterKeyHint: 'go' }] });
  form(meeting).submit?.({ identifier: 'ann', password: 'unasked' });
  expect(posted(meeting)).toEqual({ flow: 'aal1', method: 'identifier_first', identifier: 'ann' });
});

test('an identifier that Kratos set is posted instead of the input', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  form(meeting).submit?.({ identifier: 'bob', password: 'p' });
  expect(posted(meeting)).toEqual({ flow: 'aal1', method: 'password', identifier: 'ann', password: 'p' });
});

test('chooseProvider posts a provider of the form and ignores others', async () => {
  const meeting = await atPassword({ loginChallenge: 'c' }, { nodes: [...aFlow('aal1').nodes, provider('github'), provider('gitlab')] });
  form(meeting).chooseProvider?.('unknown');
  form(meeting).chooseProvider?.('ann@example.com');
  expect(meeting.kratos.isAsked).toBeNull();
  form(meeting).chooseProvider?.('gitlab');
  expect(posted(meeting)).toEqual({ flow: 'aal1', method: 'oidc', provider: 'gitlab' });
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://gitlab.example/oauth' });
  expect(meeting.login.getView()).toMatchObject({ redirect: { reason: 'provider' } });
});

test('chooseProvider ignores an address with the same value', async () => {
  const meeting = await atPassword({}, { nodes: [node('address', 'oidc', 'submit', { value: 'github' }), provider('gitlab')] });
  form(meeting).chooseProvider?.('github');
  expect(meeting.kratos.isAsked).toBeNull();
});

test('a redirect after a password is not a provider redirect, even if a provider was chosen before', async () => {
  const meeting = await atPassword({ loginChallenge: 'c' }, { nodes: [...aFlow('aal1').nodes, provider('github')] });
  form(meeting).chooseProvider?.('github');
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1') });
  form(meeting).submit?.({ identifier: 'ann', password: 'p' });
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://app.example.com/cb' });
  expect(meeting.login.getView()).toMatchObject({ redirect: { reason: 'app' } });
});

// ------------------------------------------------------------------------------------------------ the second factor
test('the app is the first of three factors, and another can be chosen', async () => {
  const meeting = await atCode({}, { nodes: threeFactors });
  expect(form(meeting)).toMatchObject({
    form: 'totp',
    title: 'Enter your 6-digit code',
    username: 'ann@example.com',
    factors: [
      { id: 'code', label: 'Email yourself a code' },
      { id: 'lookup_secret', label: 'Use a backup code' },
    ],
  });
  form(meeting).chooseFactor?.('lookup_secret');
  expect(form(meeting)).toMatchObject({
    form: 'lookup_secret',
    title: 'Enter a backup code',
    factors: [{ id: 'totp', label: 'Use your authenticator app' }, { id: 'code' }],
    fields: [
      { name: 'username', value: 'ann@example.com', isHidden: true },
      {
        name: 'lookup_secret',
        label: 'Backup code',
        hint: 'Use one of the backup codes you saved.',
        messages: [],
        autocomplete: 'off',
        dir: 'ltr',
      },
    ],
    pageEffect: { focus: 'lookup_secret' },
  });
  form(meeting).submit?.({ lookup_secret: '  ab-cd ef ' });
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'lookup_secret', lookup_secret: 'ab-cd ef' });
});

test('chooseFactor ignores a factor that the form does not have', async () => {
  const meeting = await atCode({}, { nodes: [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')] });
  form(meeting).chooseFactor?.('code');
  expect(form(meeting)).toMatchObject({ form: 'totp', factors: [{ id: 'lookup_secret' }] });
});

test('a code is posted without separators', async () => {
  const meeting = await atCode();
  form(meeting).submit?.({ totp_code: ' 123 456-' });
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'totp', totp_code: '123456' });
});

test('a mailed code is requested for one address and posted with that address', async () => {
  const meeting = await atCode({}, { nodes: mailOnly });
  expect(form(meeting)).toMatchObject({
    form: 'address',
    title: 'Email yourself a code',
    submitLabel: '',
    addresses: [
      { id: address, label: 'Send code to ann@example.com' },
      { id: 'ann@work.example', label: 'ann@work.example' },
    ],
    submit: null,
    resendCode: null,
    pageEffect: { focus: 'address' },
  });
  expect(form(meeting).fields.map(({ name }) => name)).toEqual(['username']);
  form(meeting).sendCode?.('bob@example.com');
  expect(meeting.kratos.isAsked).toBeNull();
  form(meeting).sendCode?.('ann@work.example');
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', address: 'ann@work.example' });
  await meeting.kratos.answers(flow('aal2', { codeWasMailed: true, nodes: [node('code', 'code', 'text')] }));
  expect(form(meeting)).toMatchObject({
    form: 'code',
    title: 'Check your email',
    addresses: [],
    fields: [{ name: 'username' }, { name: 'code', label: '6-digit code', hint: 'We sent a code to ann@work.example.' }],
    pageEffect: { focus: 'code' },
  });
  form(meeting).submit?.({ code: '12 34' });
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', address: 'ann@work.example', code: '1234' });
});

test('sendCode for a mailed form asks Kratos to resend', async () => {
  const meeting = await atCode({}, mailed);
  form(meeting).sendCode?.(address);
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', address, resend: 'code' });
  await meeting.kratos.answers(flow('aal2', mailed));
  expect(form(meeting).fields[1]?.hint).toBe('We sent a code to ann@example.com.');
});

test('a mailed code is posted with its address, and a TOTP code without', async () => {
  const meeting = await atCode({}, { ...mailed, nodes: [...mailedNodes, node('totp_code', 'totp', 'text')] });
  expect(form(meeting).form).toBe('code');
  form(meeting).submit?.({ code: '1' });
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', address, code: '1' });
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal2', { ...mailed, messages: [message(4010008, 'Wrong.')] }) });
  meeting.clock.increment(30_000);
  expect(form(meeting).resendCode).not.toBeNull();
  form(meeting).chooseFactor?.('totp');
  expect(form(meeting).resendCode).toBeNull();
  submitCode(meeting);
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'totp', totp_code: '123456' });
});

test('a code can be resent after 30 seconds, and again after 30 more', async () => {
  const meeting = await atCode({}, mailed);
  expect(form(meeting).resendCode).toBeNull();
  meeting.clock.increment(29_999);
  expect(form(meeting)).toMatchObject({ resendCode: null, progress: '' });
  meeting.clock.increment(1);
  const { resendCode, progress } = form(meeting);
  expect(progress).toBe('You can send another code now.');
  resendCode?.();
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', resend: 'code', address });
  await meeting.kratos.answers(flow('aal2', mailed));
  expect(form(meeting)).toMatchObject({ resendCode: null, fields: [{}, { hint: 'We sent another code to ann@example.com.' }] });
  resendCode?.();
  expect(meeting.kratos.isAsked).toBeNull();
  meeting.clock.increment(30_000);
  expect(form(meeting).resendCode).not.toBeNull();
  form(meeting).submit?.({ code: '1' });
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal2', mailed) });
  expect(form(meeting)).toMatchObject({
    resendCode: expect.any(Function),
    fields: [{}, { hint: 'We sent another code to ann@example.com.' }],
  });
});

test('a new form without an address shows neither an address nor a resent code', async () => {
  const meeting = await atCode({}, mailed);
  meeting.clock.increment(30_000);
  form(meeting).resendCode?.();
  await meeting.kratos.answers(
    { kind: 'flowGone', why: 'expired', replacement: null },
    flow('aal2', { ...mailed, id: 'b', nodes: [node('code', 'code', 'text')] }),
  );
  expect(form(meeting).fields[1]?.hint).toBe('We sent a code to your email address.');
});

test('resendCode is not available without a mailed code', async () => {
  const meeting = await atCode();
  expect(form(meeting).resendCode).toBeNull();
  meeting.login.actor.send({ type: 'code.resend' });
  expect(meeting.kratos.isAsked).toBeNull();
});

test('a mailed code without a known address is requested without naming one', async () => {
  const meeting = await atCode(
    {},
    { codeWasMailed: true, nodes: [node('code', 'code', 'text'), node('identifier', 'code', 'text', { value: 'x' })] },
  );
  expect(form(meeting).fields[1]?.hint).toBe('We sent a code to your email address.');
  meeting.clock.increment(30_000);
  form(meeting).resendCode?.();
  expect(posted(meeting)).toEqual({ flow: 'aal2', method: 'code', resend: 'code' });
  await meeting.kratos.answers(flow('aal2', { codeWasMailed: true, nodes: [node('code', 'code', 'text')] }));
  expect(form(meeting).fields[1]?.hint).toBe('We sent another code to your email address.');
});

// ------------------------------------------------------------------------------------------------ the user
test('forgetIdentifier drops the identifier and opens a new form', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  expect(form(meeting)).toMatchObject({ username: 'ann', switchAccount: null });
  form(meeting).submit?.({ password: 'p' });
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes }) });
  form(meeting).forgetIdentifier?.();
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal1' }]);
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  expect(form(meeting)).toMatchObject({
    step: 'password',
    username: null,
    forgetIdentifier: null,
    fields: [{ name: 'identifier', value: '' }, {}],
  });
});

test('forgetIdentifier clears the messages about the previous user', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  form(meeting).submit?.({ password: 'p' });
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null });
  expect(form(meeting).messages).toHaveLength(1);
  form(meeting).forgetIdentifier?.();
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  expect(form(meeting)).toMatchObject({ username: null, messages: [], pageTitle: 'Sign in' });
});

test('the chosen factor stays chosen on the next form, unless that form does not have it', async () => {
  const meeting = await atCode({}, { nodes: threeFactors });
  form(meeting).chooseFactor?.('lookup_secret');
  form(meeting).submit?.({ lookup_secret: 'x' });
  await meeting.kratos.answers({ kind: 'flowGone', why: 'expired', replacement: null }, flow('aal2', { id: 'b', nodes: threeFactors }));
  expect(form(meeting).form).toBe('lookup_secret');
  form(meeting).submit?.({ lookup_secret: 'x' });
  await meeting.kratos.answers({ kind: 'flowGone', why: 'expired', replacement: null }, flow('aal2', { id: 'c' }));
  expect(form(meeting)).toMatchObject({ form: 'totp', factors: [] });
});

test('toSubmission throws for an event that posts nothing', async () => {
  const { context } = (await atPassword()).login.actor.getSnapshot();
  expect(() => toSubmission({ type: 'retry' }, context)).toThrow('"retry" posts nothing');
});
