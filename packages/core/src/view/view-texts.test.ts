import { expect, test } from 'vitest';
import {
  aFlow,
  atCode,
  atPassword,
  error,
  flow,
  form,
  gone,
  message,
  node,
  secondFactorDue,
  signedIn,
  startTestLogin,
  submitCode,
  submitPassword,
  unreachable,
} from '../../test/scripted-kratos.ts';
import { german } from '../languages/german.ts';

const provider = (value: string, label: string) =>
  node('provider', 'oidc', 'submit', {
    value,
    label: { id: 1010002, type: 'info', text: `Sign in with ${label}`, context: { provider: label } },
  });

// ------------------------------------------------------------------------------------------------ the name of the site
test('without a site name the heading is "Sign in"', async () => {
  expect(form(await atPassword())).toMatchObject({ title: 'Sign in', pageTitle: 'Sign in' });
  expect(form(await atPassword({ siteName: '' }))).toMatchObject({ title: 'Sign in', pageTitle: 'Sign in' });
});

test('a site name is in the heading of the password form and at the end of each page title', async () => {
  const meeting = await atPassword({ siteName: 'Example' });
  expect(form(meeting)).toMatchObject({ title: 'Sign in to Example', pageTitle: 'Sign in · Example', submitLabel: 'Sign in' });
  submitPassword(meeting);
  expect(form(meeting).pageTitle).toBe('Sign in · Example');
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { messages: [message(4000006, 'Wrong.')] }) });
  expect(form(meeting).pageTitle).toBe('Error: Sign in · Example');
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue, flow('aal2'));
  expect(form(meeting)).toMatchObject({ title: 'Enter your 6-digit code', pageTitle: 'Enter your 6-digit code · Example' });
  submitCode(meeting);
  await meeting.kratos.answers(signedIn('aal2'));
  expect(meeting.login.getView()).toMatchObject({ title: 'Signed in', pageTitle: 'Signed in · Example' });
});

test.each([
  ['Example', 'We can’t reach Example', 'We can’t reach Example · Example'],
  [undefined, 'We can’t reach the server', 'We can’t reach the server'],
])('an error names the site %s, and says what to do', async (siteName, title, pageTitle) => {
  const meeting = startTestLogin({ siteName });
  meeting.login.start();
  await meeting.kratos.answers(unreachable);
  expect(error(meeting)).toMatchObject({ title, pageTitle, advice: 'Check your connection and try again.' });
});

// ------------------------------------------------------------------------------------------------ the button while its input is pending
test('the button says what happens to the password, until the next form', async () => {
  const meeting = await atPassword();
  const labels = [form(meeting).submitLabel];
  submitPassword(meeting);
  labels.push(form(meeting).submitLabel);
  await meeting.kratos.answers(secondFactorDue);
  labels.push(form(meeting).submitLabel);
  await meeting.kratos.answers(flow('aal2'));
  labels.push(form(meeting).submitLabel);
  submitCode(meeting);
  labels.push(form(meeting).submitLabel);
  expect(labels).toEqual(['Sign in', 'Signing in…', 'Signing in…', 'Verify', 'Verifying…']);
});

test('the button stays busy while the page submits the input again', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(form(meeting)).toMatchObject({ isPending: true, submitLabel: 'Signing in…' });
});

test.each([
  ['the identifier', [node('identifier', 'identifier_first', 'text')], {}, 'Continue'],
  ['a confirmation', aFlow('aal1').nodes, { refresh: true }, 'Confirm'],
])('the button of %s says “Checking…” while its input is pending', async (_, nodes, more, label) => {
  const meeting = await atPassword({}, { nodes, ...more });
  expect(form(meeting).submitLabel).toBe(label);
  submitPassword(meeting);
  expect(form(meeting).submitLabel).toBe('Checking…');
});

test('the button does not change while a form is loaded', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  expect(form(meeting).submitLabel).toBe('Sign in');
  await meeting.kratos.answers(flow('aal1'));
  form(meeting).restart();
  expect(form(meeting)).toMatchObject({ isPending: true, submitLabel: 'Sign in' });
});

test('the button does not change while another button’s request is pending', async () => {
  const social = await atPassword({}, { nodes: [...aFlow('aal1').nodes, provider('google', 'google')] });
  form(social).chooseProvider?.('google');
  expect(form(social)).toMatchObject({ isPending: true, submitLabel: 'Sign in' });
  const mailed = await atCode({}, { codeWasMailed: true, nodes: [node('code', 'code', 'text')] });
  mailed.clock.increment(30_000);
  form(mailed).resendCode?.();
  expect(form(mailed)).toMatchObject({ isPending: true, submitLabel: 'Verify' });
  await mailed.kratos.answers(flow('aal2', { codeWasMailed: true, nodes: [node('code', 'code', 'text')] }));
  submitCode(mailed);
  expect(form(mailed)).toMatchObject({ isPending: true, submitLabel: 'Verifying…' });
});

test('a form without a button has none while a request is pending', async () => {
  const meeting = await atCode({}, { nodes: [node('address', 'code', 'submit', { value: 'ann@example.com' })] });
  form(meeting).sendCode?.('ann@example.com');
  expect(form(meeting)).toMatchObject({ isPending: true, submitLabel: '' });
});

// ------------------------------------------------------------------------------------------------ the severity of messages
test('a message that is an error has the severity error, and a notice has the severity info', async () => {
  const meeting = await atPassword({}, { messages: [message(1, 'By the way.', 'info')] });
  expect(form(meeting)).toMatchObject({ messages: ['By the way.'], messageSeverity: 'info', pageTitle: 'Sign in' });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { messages: [message(4000006, 'Wrong.')] }) });
  expect(form(meeting).messageSeverity).toBe('error');
  submitPassword(meeting);
  expect(form(meeting).messageSeverity).toBe('info');
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: aFlow('aal1'), verification: null });
  expect(form(meeting).messageSeverity).toBe('error');
  for (const id of ['b', 'c']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id }));
  }
  expect(form(meeting)).toMatchObject({ messages: ['This took too long. Try again.'], messageSeverity: 'info' });
});

// ------------------------------------------------------------------------------------------------ providers
test.each([
  ['google', 'Continue with Google'],
  ['github', 'Continue with GitHub'],
  ['gitlab', 'Continue with GitLab'],
  ['linkedin', 'Continue with LinkedIn'],
  ['Example ID', 'Continue with Example ID'],
  ['constructor', 'Continue with Constructor'],
])('the provider %s has the label %s', async (name, label) => {
  const meeting = await atPassword({}, { nodes: [...aFlow('aal1').nodes, provider(name, name)] });
  expect(form(meeting).providers).toEqual([{ id: name, label }]);
});

// ------------------------------------------------------------------------------------------------ texts that are still in English
const nodes = [
  node('identifier', 'default', 'text', { messages: [{ ...message(4000002, 'Missing.'), context: { property: 'identifier' } }] }),
  node('password', 'password', 'password'),
  provider('google', 'google'),
];
const messages = [message(4000006, 'Wrong.'), message(7, 'Heute nicht.')];

const untranslatedWith = async (options: Parameters<typeof atPassword>[0]): Promise<ReadonlySet<string>> =>
  new Set(form(await atPassword(options, { nodes, messages })).untranslated);

test('without texts of the host nothing is untranslated', async () => {
  expect(await untranslatedWith({})).toEqual(new Set());
});

test('with the texts and messages of a language nothing is untranslated', async () => {
  expect(await untranslatedWith(german)).toEqual(new Set());
});

test('texts that the host does not translate are untranslated, and sentences of a web hook are not', async () => {
  const wrong = 'That email and password don’t match. Check both and try again.';
  const [missing, google] = ['Enter your email address.', 'Continue with Google'];
  expect(await untranslatedWith({ texts: german.texts })).toEqual(new Set([wrong, missing, google]));
  expect(await untranslatedWith({ messages: german.messages })).toEqual(new Set(['Password', 'Sign in']));
  expect(await untranslatedWith({ texts: { signIn: 'Anmelden' } })).toEqual(
    new Set(['Sign in', 'Email address', missing, 'Password', wrong, google]),
  );
});

test('choices that the host does not translate are untranslated', async () => {
  const { useBackup: _omitted, ...texts } = german.texts;
  const meeting = await atCode(
    { texts, messages: german.messages },
    { nodes: [...aFlow('aal2').nodes, node('lookup_secret', 'lookup_secret', 'text')] },
  );
  expect(form(meeting).untranslated).toEqual(['Use a backup code']);
});
