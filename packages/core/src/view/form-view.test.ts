import { expect, test } from 'vitest';
import { createActor } from 'xstate';
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
  noSession,
  secondFactorDue,
  sessionChanged,
  signedIn,
  startTestLogin,
  submitCode,
  submitPassword,
  success,
  type TestLogin,
  unreachable,
} from '../../test/scripted-kratos.ts';
import type { FlowNode, Message } from '../kratos/login-flow.ts';
import type { Outcome } from '../kratos/outcome.ts';
import { arabic } from '../languages/arabic.ts';
import { german } from '../languages/german.ts';
import { loginMachine } from '../machine/login-machine.ts';
import { createLoginView } from './create-login-view.ts';
import { requiredParts } from './login-view.ts';

const label = (id: number, text: string) => message(id, text, 'info');

// ------------------------------------------------------------------------------------------------ the page before the form is open
test('the initial view is a password form that accepts input', () => {
  const meeting = startTestLogin();
  expect(form(meeting)).toMatchObject({ step: 'init', pageEffect: { focus: null } });
  meeting.login.start();
  expect(form(meeting)).toEqual({
    kind: 'form',
    step: 'init',
    form: 'password',
    title: 'Sign in',
    pageTitle: 'Sign in',
    username: null,
    fields: [
      {
        name: 'identifier',
        label: 'Email address',
        hint: '',
        messages: [],
        value: '',
        type: 'text',
        autocomplete: 'username',
        inputMode: 'email',
        enterKeyHint: 'next',
        dir: 'auto',
        isHidden: false,
      },
      {
        name: 'password',
        label: 'Password',
        hint: '',
        messages: [],
        value: '',
        type: 'password',
        autocomplete: 'current-password',
        inputMode: 'text',
        enterKeyHint: 'go',
        dir: 'auto',
        isHidden: false,
      },
    ],
    submitLabel: 'Sign in',
    messages: [],
    messageSeverity: 'info',
    announcement: '',
    unverified: null,
    progress: '',
    isPending: false,
    isReadOnly: false,
    factors: [],
    addresses: [],
    providers: [],
    unsupportedMethods: [],
    untranslated: [],
    submit: expect.any(Function),
    chooseFactor: null,
    chooseProvider: expect.any(Function),
    sendCode: null,
    resendCode: null,
    forgetIdentifier: null,
    switchAccount: null,
    cancel: null,
    restart: expect.any(Function),
    pageEffect: { focus: null, clear: [], submit: false },
  });
});

test('the initial view of a step-up is a code form without submit', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  expect(form(meeting)).toMatchObject({
    form: 'totp',
    title: 'Enter your 6-digit code',
    isPending: true,
    isReadOnly: false,
    submit: null,
    chooseFactor: expect.any(Function),
    chooseProvider: null,
    sendCode: expect.any(Function),
    switchAccount: expect.any(Function),
    fields: [
      {
        name: 'totp_code',
        label: '6-digit code',
        hint: 'Open your authenticator app for the code.',
        inputMode: 'numeric',
        autocomplete: 'one-time-code',
        dir: 'ltr',
      },
    ],
  });
  await meeting.kratos.answers(flow('aal2'));
  expect(form(meeting)).toMatchObject({
    step: 'awaiting-TOTP',
    isPending: false,
    submit: expect.any(Function),
    pageEffect: { focus: 'totp_code', clear: [] },
  });
});

test('a page with an existing session has no submit while the session is fetched', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged);
  expect(form(meeting)).toMatchObject({ step: 'init', isPending: true, isReadOnly: false, submit: null, progress: '' });
  meeting.clock.increment(1_000);
  expect(form(meeting).progress).toBe('Loading…');
});

test('an early submit keeps the identifier and is sent once when the form is open', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  submitPassword(meeting);
  submitPassword(meeting);
  expect(form(meeting)).toMatchObject({ isPending: true, isReadOnly: true, submit: null });
  meeting.clock.increment(1_000);
  expect(form(meeting)).toMatchObject({ progress: 'Signing in…', submitLabel: 'Signing in…' });
  await meeting.kratos.answers(flow('aal1'));
  expect(form(meeting)).toMatchObject({ fields: [{ value: 'ann@example.com' }, {}], pageEffect: { focus: null, clear: [], submit: true } });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1') });
  expect(form(meeting).pageEffect).toEqual({ focus: 'password', clear: ['password', 'totp_code', 'code', 'lookup_secret'], submit: false });
});

// ------------------------------------------------------------------------------------------------ the first form
test('on page load the focus does not move', async () => {
  expect(form(await atPassword())).toMatchObject({
    isReadOnly: false,
    isPending: false,
    pageEffect: { focus: null, clear: [], submit: false },
  });
});

test('a refresh form shows the username, the password field and switchAccount', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = startTestLogin({ refresh: true });
  meeting.login.start();
  expect(form(meeting)).toMatchObject({ title: 'Confirm it’s you', submitLabel: 'Confirm' });
  await meeting.kratos.answers(flow('aal1', { refresh: true, nodes, messages: [label(1010003, 'Please confirm.')] }));
  expect(form(meeting)).toMatchObject({
    title: 'Confirm it’s you',
    pageTitle: 'Confirm it’s you',
    submitLabel: 'Confirm',
    username: 'ann',
    fields: [{ name: 'username', label: 'Email address', value: 'ann', isHidden: true, autocomplete: 'username' }, { name: 'password' }],
    messages: [],
    forgetIdentifier: null,
    switchAccount: expect.any(Function),
    pageEffect: { focus: 'password' },
  });
});

test('a refresh form with only a provider shows the username', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('provider', 'oidc', 'submit', { value: 'github' })];
  const meeting = await atPassword({ refresh: true }, { refresh: true, nodes });
  expect(form(meeting)).toMatchObject({ username: 'ann', fields: [{ name: 'username', value: 'ann', isHidden: true }], submit: null });
});

test('a form without refresh is a sign-in form, even with the option refresh', async () => {
  const meeting = await atPassword({ refresh: true });
  expect(form(meeting)).toMatchObject({ title: 'Sign in', submitLabel: 'Sign in', switchAccount: null });
});

test('a username from a hidden field has forgetIdentifier', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  expect(form(meeting)).toMatchObject({ username: 'ann', forgetIdentifier: expect.any(Function), switchAccount: null });
});

test.each([
  ['a hidden field without a value', 'hidden', '', null, ''],
  ['a text field', 'text', 'ann', null, 'ann'],
])('%s does not set the username', async (_, type, value, username, shown) => {
  const meeting = await atPassword(
    {},
    { nodes: [node('identifier', 'default', type, { value }), node('password', 'password', 'password')] },
  );
  expect(form(meeting)).toMatchObject({ username, forgetIdentifier: null, fields: [{ name: 'identifier', value: shown }, {}] });
});

test('the label is the title of the trait, and “Email address” without one', async () => {
  const labelled = (id: number) => ({
    nodes: [node('identifier', 'default', 'text', { label: label(id, 'Customer number') }), node('password', 'password', 'password')],
  });
  expect(form(await atPassword({}, labelled(1070002))).fields[0]?.label).toBe('Customer number');
  expect(form(await atPassword({}, labelled(1070004))).fields[0]?.label).toBe('Email address');
});

const titled = (title: string) => ({
  nodes: [
    node('identifier', 'default', 'text', { label: { id: 1070002, type: 'info', text: title, context: { title } } }),
    node('password', 'password', 'password'),
  ],
});
const packs = { English: {}, German: german, Arabic: arabic };
const labelOf = (meeting: TestLogin): string | undefined => form(meeting).fields[0]?.label;

test.each([
  ['English', 'Email address'],
  ['German', 'E-Mail-Adresse'],
  ['Arabic', 'عنوان البريد الإلكتروني'],
] as const)('in %s the label is the title in the identity schema, or "%s" when that title means email', async (name, email) => {
  const { texts, messages } = packs[name] as Partial<typeof german>;
  for (const [title, label] of [
    ['Customer number', 'Customer number'],
    ['E-Mail', email],
    ['Email address', email],
    ['E-Mail-Adresse', email],
    ['email', email],
    ['', email],
  ] as const) {
    const meeting = startTestLogin({ texts: texts, messages });
    meeting.login.start();
    expect(labelOf(meeting)).toBe(email);
    await meeting.kratos.answers(flow('aal1', titled(title)));
    expect(labelOf(meeting)).toBe(label);
  }
});

test.each([
  ['its own text', { texts: { identifier: 'Login name' } }, 'Login name'],
  ['its own text for email', { texts: { identifier: 'Work email' } }, 'Work email'],
  ['its own text in German', { ...german, texts: { ...german.texts, identifier: 'Kundennummer' } }, 'Kundennummer'],
  ['its own message', { messages: { 1070002: 'Login name' } }, 'Login name'],
  ['its own message in German', { ...german, messages: { ...german.messages, 1070002: 'Kundennummer' } }, 'Kundennummer'],
])('a host with %s has that label from the first view on', async (_, options, label) => {
  const { texts, messages } = options as Partial<typeof german>;
  const meeting = startTestLogin({ texts: texts, messages });
  meeting.login.start();
  expect(labelOf(meeting)).toBe(label);
  for (const title of ['Customer number', 'E-Mail']) {
    await meeting.kratos.answers(flow('aal1', titled(title)));
    expect(labelOf(meeting)).toBe(label);
    form(meeting).restart?.();
    expect(labelOf(meeting)).toBe(label);
  }
});

test('the label stays while the next form opens and when it has no label', async () => {
  const meeting = await atPassword({}, titled('Customer number'));
  submitPassword(meeting);
  await meeting.kratos.answers(unreachable);
  error(meeting).restart?.();
  expect(labelOf(meeting)).toBe('Customer number');
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  expect(labelOf(meeting)).toBe('Customer number');
  form(meeting).restart?.();
  await meeting.kratos.answers(flow('aal1', { id: 'c', ...titled('E-Mail') }));
  expect(labelOf(meeting)).toBe('Email address');
});

test('providers and unsupported methods are listed once each with Kratos’s labels', async () => {
  const nodes = [
    node('csrf', 'default', 'submit'),
    node('captcha', 'captcha', 'button'),
    node('method', 'identifier_first', 'submit'),
    ...aFlow('aal1').nodes,
    node('provider', 'oidc', 'submit', { value: 'github', label: label(1010002, 'Sign in with GitHub') }),
    node('provider', 'oidc', 'submit', { value: 'gitlab' }),
    node('provider', 'oidc', 'submit'),
    node('provider', 'oidc', 'hidden', { value: 'no button' }),
    node('provider', 'saml', 'submit', { value: 'another group', label: label(1, 'SAML') }),
    node('id_token', 'oidc', 'submit', { value: 'another name' }),
    node('passkey_login_trigger', 'passkey', 'button', { label: label(1010021, 'Sign in with passkey') }),
    node('passkey_login', 'passkey', 'hidden'),
    node('passkey_again', 'passkey', 'button', { label: label(2, 'Again') }),
    node('webauthn_login', 'webauthn', 'hidden'),
    node('method', 'code', 'submit', { value: 'code', label: label(1010015, 'Send sign in code') }),
    node('method', 'password', 'submit', { value: 'password' }),
    node('method', 'new', 'submit'),
    node('submit_hint', 'hint', 'hidden'),
  ];
  const meeting = await atPassword({ messages: { 1010021: 'Passkey' } }, { nodes });
  expect(form(meeting).providers).toEqual([
    { id: 'github', label: 'Sign in with GitHub' },
    { id: 'gitlab', label: 'gitlab' },
    { id: 'oidc', label: 'oidc' },
  ]);
  expect(form(meeting).unsupportedMethods).toEqual([
    { id: 'saml', label: 'SAML' },
    { id: 'passkey', label: 'Passkey' },
    { id: 'code', label: 'Sign in with a code' },
    { id: 'new', label: 'new' },
  ]);
});

test('a second factor with only a button or a hidden address is not offered', async () => {
  const nodes = [
    node('totp_code', 'totp', 'text'),
    node('method', 'lookup_secret', 'submit'),
    node('address', 'code', 'hidden', { value: 'ann@example.com' }),
  ];
  expect(form(await atCode({}, { nodes }))).toMatchObject({ form: 'totp', factors: [] });
});

test('a mailed code is not an unsupported method when it is the second factor', async () => {
  const nodes = [
    node('totp_code', 'totp', 'text'),
    node('method', 'totp', 'submit'),
    node('address', 'code', 'submit', { value: 'ann@example.com' }),
    node('address', 'code', 'hidden', { value: 'hidden@example.com' }),
    node('webauthn_login_trigger', 'webauthn', 'button'),
    node('method', 'lookup_secret', 'submit'),
  ];
  const meeting = await atCode({}, { nodes });
  expect(form(meeting)).toMatchObject({ unsupportedMethods: [{ id: 'webauthn', label: 'webauthn' }], providers: [] });
  form(meeting).chooseFactor?.('code');
  expect(form(meeting).addresses).toEqual([{ id: 'ann@example.com', label: 'ann@example.com' }]);
});

// ------------------------------------------------------------------------------------------------ messages
test('the message of a field is shown at the field, announced once and gets the focus', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  const nodes = [
    node('identifier', 'default', 'text', { messages: [message(9, 'Who are you?'), message(2, '')] }),
    node('password', 'password', 'password', { messages: [message(9, 'Which password?')] }),
  ];
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes }) });
  expect(form(meeting)).toMatchObject({
    pageTitle: 'Error: Sign in',
    messages: [],
    announcement: 'Who are you?',
    fields: [{ messages: ['Who are you?'] }, { messages: ['Which password?'] }],
    pageEffect: { focus: 'identifier' },
  });
  submitPassword(meeting);
  expect(form(meeting)).toMatchObject({
    pageTitle: 'Sign in',
    announcement: '',
    messages: [],
    isPending: true,
    isReadOnly: true,
    submit: null,
    fields: [{ messages: [] }, { messages: [] }],
  });
});

test('the focus goes to the field with an error, not to the first field', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  const nodes = [
    node('identifier', 'default', 'text'),
    node('password', 'password', 'password', { messages: [message(4000002, 'Which?')] }),
  ];
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes }) });
  expect(form(meeting).pageEffect.focus).toBe('password');
});

test('an error on page load gets the focus', async () => {
  const nodes = [node('identifier', 'default', 'text', { messages: [message(4000002, 'Who?')] }), node('password', 'password', 'password')];
  expect(form(await atPassword({}, { nodes })).pageEffect).toEqual({ focus: 'identifier', clear: [], submit: false });
});

test('the focus goes to an empty identifier', async () => {
  const meeting = await atPassword();
  form(meeting).submit?.({ identifier: '', password: 'p' });
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1') });
  expect(form(meeting).pageEffect.focus).toBe('identifier');
});

test('the focus goes to the error of an identifier-first form', async () => {
  const name = (...messages: Message[]) => [node('identifier', 'identifier_first', 'text', { messages })];
  const meeting = await atPassword({}, { nodes: name() });
  form(meeting).submit?.({ identifier: 'ann' });
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes: name(message(9, 'Unknown account.')) }) });
  expect(form(meeting)).toMatchObject({
    fields: [{ messages: ['Unknown account.'] }],
    announcement: 'Unknown account.',
    pageEffect: { focus: 'identifier' },
  });
});

test('an unverified address without other messages is an error', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: null, verification: null });
  expect(form(meeting)).toMatchObject({ messages: [], pageTitle: 'Error: Sign in', pageEffect: { focus: 'notice' } });
});

test('messages of a reply without fields are shown on the current form', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes: [], messages: [message(9, 'Wrong.')] }) });
  expect(form(meeting)).toMatchObject({ messages: ['Wrong.'], fields: [{ name: 'identifier' }, { name: 'password' }] });
});

test('a message about the code is shown at the code field', async () => {
  for (const [id, text] of [
    [4000008, 'That code isn’t right. Enter the newest one from your app.'],
    [4000012, 'You’ve used that backup code. Try another.'],
    [4000016, 'That backup code isn’t right.'],
    [4010008, 'That code is wrong or was already used. Check your latest email.'],
  ] as const) {
    const meeting = await atCode();
    submitCode(meeting);
    await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal2', { messages: [message(id, 'Wrong code.')] }) });
    expect(form(meeting)).toMatchObject({
      pageTitle: 'Error: Enter your 6-digit code',
      messages: [],
      announcement: text,
      fields: [
        { name: 'username', messages: [] },
        { name: 'totp_code', messages: [text] },
      ],
    });
  }
});

test('a message about the code is shown on a form without a code field', async () => {
  const nodes = [node('address', 'code', 'submit', { value: 'ann@example.com' })];
  const meeting = await atCode({}, { nodes, messages: [message(4010008, 'Wrong code.')] });
  expect(form(meeting)).toMatchObject({
    form: 'address',
    messages: ['That code is wrong or was already used. Check your latest email.'],
    pageTitle: 'Error: Email yourself a code',
  });
  const first = await atPassword({}, { messages: [message(4000008, 'Wrong code.')] });
  expect(form(first)).toMatchObject({
    messages: ['That code isn’t right. Enter the newest one from your app.'],
    announcement: '',
    pageTitle: 'Error: Sign in',
  });
});

test.each<[where: string, more: FlowNode]>([
  ['a field that is not on the form', node('traits.age', 'default', 'number')],
  ['a hidden field', node('identifier', 'default', 'hidden', { value: 'ann' })],
  ['a button', node('method', 'password', 'submit', { value: 'password' })],
  ['a text without a name', node('', 'default', '')],
])('the message of %s is shown on the form', async (_, more) => {
  const meeting = await atPassword();
  submitPassword(meeting);
  const nodes = [node('password', 'password', 'password'), { ...more, messages: [message(1, 'No.'), message(2, 'By the way.', 'info')] }];
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes }) });
  expect(form(meeting)).toMatchObject({ messages: ['No.', 'By the way.'], pageTitle: 'Error: Sign in' });
});

test('a refusal of a web hook without a message type is shown', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  // Kratos takes whatever a hook does not call an error for information, with the id 0 where it gave none.
  const nodes = [
    node('password', 'password', 'password'),
    node('traits.email', 'default', 'text', { messages: [message(0, 'Not from here.', 'info')] }),
  ];
  await meeting.kratos.answers(flow('aal1', { nodes }));
  expect(form(meeting)).toMatchObject({ messages: ['Not from here.'], fields: [{ name: 'identifier' }, { name: 'password' }] });
});

test('messages that repeat the title or are for developers are hidden', async () => {
  const ids = [1010003, 1010004, 1010014, 1010025, 4000001];
  const meeting = await atPassword({}, { messages: [...ids.map((id) => message(id, `text ${id}`)), message(9, 'Wrong.'), message(7, '')] });
  expect(form(meeting)).toMatchObject({ messages: ['Wrong.'], pageTitle: 'Error: Sign in' });
});

test('after a rejected social sign-in a generic notice is shown', async () => {
  const meeting = startTestLogin({ flowId: 'a' });
  meeting.login.start();
  const reason = 'Unable to complete OpenID Connect flow because the OpenID Provider returned error "access_denied"';
  await meeting.kratos.answers(flow('aal1', { messages: [message(4000001, reason)] }));
  const again = { messages: ['We had to start this step again. Try again.'], messageSeverity: 'info', pageTitle: 'Sign in' };
  expect(form(meeting)).toMatchObject(again);
  submitPassword(meeting);
  expect(form(meeting).messages).toEqual([]);
});

test('the generic notice is not added to another notice', async () => {
  const meeting = await atPassword();
  for (const id of ['a', 'b']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id, messages: [message(4000001, 'For developers.')] }));
  }
  expect(form(meeting).messages).toEqual(['This took too long. Try again.']);
});

test.each([
  [4010001, 'This took too long. Try again.', 'info', 'Sign in'],
  [4000010, 'Confirm your email address first.', 'error', 'Error: Sign in'],
  [4010011, 'This account is disabled. Contact support if you think that’s wrong.', 'error', 'Error: Sign in'],
])('a message of Kratos that repeats our notice is hidden: %i', async (id, text, messageSeverity, pageTitle) => {
  const meeting = await atPassword({}, { messages: [message(id, 'As Kratos says it.')] });
  expect(form(meeting)).toMatchObject({ messages: [text], messageSeverity, pageTitle });
  for (const each of ['b', 'c']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id: each, messages: [message(id, text), message(9, 'Wrong.')] }));
  }
  expect(form(meeting).messages).toEqual(['This took too long. Try again.', 'Wrong.']);
});

test('a notice does not add "Error:" to the page title', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), flow('aal1', { id: 'b' }));
  expect(form(meeting).pageTitle).toBe('Sign in');
  submitPassword(meeting);
  expect(form(meeting).messages).toEqual([]);
  await meeting.kratos.answers(unreachable);
  error(meeting).retry?.();
  expect(form(meeting).messages).toEqual([]);
});

test('after a disabled account the focus goes to the identifier', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: aFlow('aal1'), verification: null });
  expect(form(meeting)).toMatchObject({
    messages: ['This account is disabled. Contact support if you think that’s wrong.'],
    pageTitle: 'Error: Sign in',
    pageEffect: { focus: 'identifier' },
  });
});

test('a form without fields puts the focus on its title', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue, flow('aal2', { nodes: [node('trigger', 'webauthn', 'button')] }));
  expect(form(meeting)).toMatchObject({ form: 'totp', submitLabel: '', addresses: [], pageEffect: { focus: 'title' } });
});

// ------------------------------------------------------------------------------------------------ the focus
test('the focus moves with a new form and not after a renewal', async () => {
  const meeting = await atCode();
  const { pageEffect } = form(meeting);
  expect(pageEffect).toEqual({ focus: 'totp_code', clear: ['password', 'totp_code', 'code', 'lookup_secret'], submit: false });
  meeting.clock.increment(600_000);
  await meeting.kratos.answers(
    flow('aal2', { id: 'b', nodes: [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')] }),
  );
  expect(form(meeting).factors).toHaveLength(1);
  expect(form(meeting).pageEffect).toBe(pageEffect);
});

test('a pending form does not move the focus', async () => {
  const meeting = await atCode();
  const { pageEffect } = form(meeting);
  submitCode(meeting);
  expect(form(meeting).pageEffect).toEqual(pageEffect);
});

test('a pending form of another kind puts the focus on its title', async () => {
  const meeting = await atCode();
  submitCode(meeting);
  await meeting.kratos.answers(unreachable);
  meeting.login.actor.send({ type: 'restart' });
  expect(form(meeting)).toMatchObject({ isPending: true, form: 'totp', pageEffect: { focus: 'title' } });
});

test('while the second form opens, the first one stays pending', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue);
  expect(form(meeting)).toMatchObject({ step: 'password', form: 'password', isPending: true, isReadOnly: true });
});

test('during a sign-out the form stays pending', async () => {
  const nodes = [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')];
  const meeting = await atCode({}, { nodes });
  form(meeting).chooseFactor?.('lookup_secret');
  form(meeting).switchAccount?.();
  expect(form(meeting)).toMatchObject({
    step: 'init',
    form: 'lookup_secret',
    title: 'Enter a backup code',
    isPending: true,
    isReadOnly: true,
  });
});

// ------------------------------------------------------------------------------------------------ errors and success
test('an error puts the focus on the title, and a server error on retry', async () => {
  for (const [outcome, focus] of [
    [{ kind: 'unreachable' }, 'title'],
    [{ kind: 'serverError', status: 500, errorId: null }, 'retry'],
    [{ kind: 'refused', status: 400, errorId: null }, 'title'],
  ] as const) {
    const meeting = startTestLogin();
    meeting.login.start();
    await meeting.kratos.answers(outcome);
    expect(error(meeting)).toMatchObject({
      pageEffect: { focus, clear: [], submit: false },
      wait: '',
      progress: '',
      cancel: null,
      switchAccount: null,
    });
    expect(error(meeting).pageTitle).toBe(error(meeting).title);
  }
});

test.each([{ aal: 'aal2' }, { refresh: true }] as const)('with %j an error has switchAccount', async (options) => {
  const meeting = startTestLogin(options);
  meeting.login.start();
  await meeting.kratos.answers(unreachable);
  error(meeting).switchAccount?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test('the wait is counted down and does not move the focus', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers({ kind: 'rateLimited', retryAfter: 2_001 });
  const { pageEffect } = error(meeting);
  expect(error(meeting)).toMatchObject({ wait: 'Try again in 0:03', progress: '' });
  error(meeting).retry?.();
  expect(meeting.kratos.isAsked).toBeNull();
  for (const seconds of [2, 1]) {
    meeting.clock.increment(1_000);
    expect(error(meeting)).toMatchObject({ wait: `Try again in 0:0${seconds}`, progress: '' });
    expect(error(meeting).pageEffect).toBe(pageEffect);
  }
  meeting.clock.increment(1_000);
  expect(error(meeting)).toMatchObject({ wait: '', progress: 'You can try again now.' });
  error(meeting).retry?.();
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test.each([
  [{ kind: 'rateLimited', retryAfter: 604_800_000 }, 'Too many attempts'],
  [{ kind: 'rateLimited', retryAfter: 259_230_000 }, 'Too many attempts'],
  [{ kind: 'unavailable', retryAfter: 3_600_000 }, 'Sign-in isn’t available right now'],
] as const)('the wait is at most five minutes, whatever Kratos asks for: %j', async (outcome, title) => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers(outcome);
  expect(error(meeting)).toMatchObject({ title, wait: 'Try again in 5:00', failure: { retryAfter: 300_000 } });
  meeting.clock.increment(1_000);
  expect(error(meeting).wait).toBe('Try again in 4:59');
  for (let second = 0; second < 298; second++) meeting.clock.increment(1_000);
  expect(error(meeting).wait).toBe('Try again in 0:01');
  meeting.clock.increment(1_000);
  expect(error(meeting)).toMatchObject({ wait: '', progress: 'You can try again now.' });
  error(meeting).retry?.();
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test('restart works during the wait', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rateLimited', retryAfter: 60_000 });
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  meeting.clock.increment(60_000);
  expect(form(meeting).step).toBe('password');
});

test('success has the title, the session, the redirect and continue_with', async () => {
  const meeting = await atPassword({ returnTo: 'https://app.example.com/home' });
  submitPassword(meeting);
  await meeting.kratos.answers({
    ...signedIn('aal1'),
    redirectTo: 'https://app.example.com/home',
    continueWith: [{ action: 'x' }],
  });
  expect(success(meeting)).toEqual({
    kind: 'success',
    step: 'success',
    how: 'signed-in',
    session: { id: 'session-aal1', active: true, authenticator_assurance_level: 'aal1' },
    redirect: { reason: 'return', url: 'https://app.example.com/home', origin: 'https://app.example.com' },
    continueWith: [{ action: 'x' }],
    title: 'Signed in',
    pageTitle: 'Signed in',
    progress: '',
    cancel: null,
    restart: null,
    pageEffect: { focus: 'title', clear: [], submit: false },
  });
});

// ------------------------------------------------------------------------------------------------ rare cases
test('a field is found at any position', async () => {
  const nodes = [node('provider', 'oidc', 'submit', { value: 'github' }), ...aFlow('aal1').nodes];
  expect(form(await atPassword({}, { nodes })).fields).toMatchObject([{ name: 'identifier', value: '' }, { name: 'password' }]);
});

test('the code form shows the username', async () => {
  expect(form(await atCode()).fields).toMatchObject([
    { value: 'ann@example.com' },
    { hint: 'Open your authenticator app for the code for ann@example.com.' },
  ]);
});

test('an early submit is not sent to another form', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  submitPassword(meeting);
  await meeting.kratos.answers(flow('aal1', { nodes: [node('identifier', 'identifier_first', 'text')] }));
  expect(form(meeting)).toMatchObject({ fields: [{ name: 'identifier', value: 'ann@example.com' }], pageEffect: { submit: false } });
});

test('an early submit is not sent to a form of another user', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  submitPassword(meeting);
  const nodes = [node('identifier', 'default', 'hidden', { value: 'bob' }), node('password', 'password', 'password')];
  await meeting.kratos.answers(flow('aal1', { nodes }));
  expect(form(meeting)).toMatchObject({ username: 'bob', pageEffect: { submit: false } });
});

test('an early submit does not submit a code later', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  submitPassword(meeting);
  await meeting.kratos.answers(sessionChanged, secondFactorDue, flow('aal2'));
  expect(form(meeting)).toMatchObject({ form: 'totp', pageEffect: { submit: false } });
  submitCode(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal2') });
  expect(form(meeting).pageEffect).toMatchObject({ focus: 'totp_code', submit: false });
  submitCode(meeting);
  await meeting.kratos.answers(noSession, flow('aal1'));
  expect(form(meeting)).toMatchObject({ form: 'password', pageEffect: { submit: false } });
});

test('a step-up without a session has no submit while the first form opens', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(noSession);
  expect(form(meeting)).toMatchObject({ form: 'totp', isPending: true, submit: null });
  await meeting.kratos.answers(flow('aal1'));
  expect(form(meeting)).toMatchObject({ form: 'password', isPending: false, submit: expect.any(Function) });
});

test('a second early submit is ignored', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  const { submit } = form(meeting);
  submit?.({ identifier: 'ann' });
  submit?.({ identifier: 'bob' });
  await meeting.kratos.answers(flow('aal1'));
  expect(form(meeting).fields[0]?.value).toBe('ann');
});

test('submit of a view that is no longer current is ignored', async () => {
  const meeting = await atPassword();
  const { submit } = form(meeting);
  submitPassword(meeting);
  await meeting.kratos.answers(unreachable);
  submit?.({ identifier: 'ann', password: 'p' });
  expect(meeting.kratos.isAsked).toBeNull();
});

test('an ended form offers no factors during the sign-out', async () => {
  const nodes = [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')];
  const meeting = await atCode({}, { nodes });
  form(meeting).chooseFactor?.('lookup_secret');
  form(meeting).submit?.({ lookup_secret: 'x' });
  await meeting.kratos.answers(unreachable);
  error(meeting).restart?.();
  expect(form(meeting)).toMatchObject({ step: 'init', form: 'totp', factors: [], isPending: true });
});

test('a notice on the first form moves the focus to the form', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(noSession, flow('aal1'));
  expect(form(meeting)).toMatchObject({ messages: ['Sign in again to continue.'], pageEffect: { focus: 'identifier' } });
});

test('the focus never goes to a hidden field', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  form(meeting).submit?.({ password: 'p' });
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: aFlow('aal1', { nodes }), verification: null });
  expect(form(meeting).pageEffect.focus).toBe('password');
});

test.each<[outcome: Outcome, title: string]>([
  [{ kind: 'refused', status: 400, errorId: null }, 'This sign-in link doesn’t work'],
  [{ kind: 'noUsableMethod', flow: aFlow('aal1') }, 'You can’t sign in here'],
  [{ kind: 'rateLimited', retryAfter: null }, 'Too many attempts'],
  [{ kind: 'unavailable', retryAfter: 0 }, 'Sign-in isn’t available right now'],
  [{ kind: 'unexpected', status: 431, why: 'headers-too-large' }, 'Your browser sends too many cookies'],
  [{ kind: 'serverError', status: 500, errorId: null }, 'Something went wrong on our side'],
  [{ kind: 'unreachable' }, 'We can’t reach the server'],
  [{ kind: 'timedOut' }, 'This took too long'],
  [{ kind: 'unexpected', status: 200, why: 'not-json' }, 'Something went wrong'],
])('the title of %j is "%s"', async (outcome, title) => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers(outcome);
  expect(error(meeting).title).toBe(title);
});

test('the title of cookiesBlocked tells the user what to do', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue, noSession);
  expect(error(meeting).title).toBe('Your browser blocks our cookies');
});

test('requiredParts lists the four parts of a page', () => {
  expect(requiredParts).toEqual(['password', 'totp', 'error', 'success']);
});

test('an error of an identifier-first form moves the focus to the identifier', async () => {
  const nodes = [node('identifier', 'identifier_first', 'text', { value: 'ann' }), node('method', 'identifier_first', 'submit')];
  const meeting = await atPassword({}, { nodes });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1', { nodes, messages: [message(9, 'Unknown account.')] }) });
  expect(form(meeting)).toMatchObject({ messages: ['Unknown account.'], pageEffect: { focus: 'identifier' } });
});

test.each([
  ['https://accounts.example.com', 'accounts.example.com'],
  ['http://localhost:3000', 'localhost:3000'],
  // Without the address of Kratos there is no origin: no blank page even so, and nothing of it is taken off in the middle.
  ['/self-service/login/browser?login_challenge=https://challenge', '/self-service/login/browser?login_challenge=https://challenge'],
])('the title of a redirect shows its host: %s', (origin, place) => {
  const actor = createActor(loginMachine, { input: { loginChallenge: 'challenge' } });
  const { context } = actor.getSnapshot();
  const result = {
    how: 'redirect-required' as const,
    session: null,
    redirect: { reason: 'app' as const, url: origin, origin },
    continueWith: [],
  };
  const view = createLoginView()(loginMachine.resolveState({ value: 'success', context: { ...context, result } }));
  expect(view.title).toBe(`Taking you to ${place}`);
});

test('an unchanged field or choice is the same object in the next view', async () => {
  const provider = node('provider', 'oidc', 'submit', { value: 'github' });
  const nodes = [...aFlow('aal1').nodes, provider];
  const meeting = startTestLogin();
  const views = [form(meeting)];
  meeting.login.subscribe(() => views.push(form(meeting)));
  meeting.login.start();
  meeting.clock.increment(5_000); // the request is slow: the view says so, and offers cancel
  await meeting.kratos.answers({ kind: 'flow', flow: { ...aFlow('aal1'), nodes } });
  const [first] = views;
  const opened = form(meeting);
  expect(views.length).toBeGreaterThan(2);
  expect(views.map(({ fields }) => fields.map((field, at) => field === first?.fields[at]))).toEqual(views.map(() => [true, true]));
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: { ...aFlow('aal1'), nodes } });
  const refused = form(meeting);
  expect(refused.fields[0]).not.toBe(first?.fields[0]); // it now has the submitted name
  expect(refused.fields[1]).toBe(first?.fields[1]);
  expect(refused.providers[0]).toBe(opened.providers[0]);
  expect(refused.pageEffect).not.toBe(opened.pageEffect);
});
