import { expect, test } from 'vitest';
import { flow as loginFlow } from '../../test/scripted-kratos.ts';
import {
  codes,
  noSession,
  refreshRequired,
  rejected,
  saved,
  secondFactorDue,
  settings,
  startTestSecondFactor,
  wrongCode,
} from '../../test/scripted-settings.ts';
import { englishSecondFactor as texts } from './english.ts';

const verb = expect.any(Function);
const stay = { focus: null, clear: [], submit: false };
const move = (focus: string) => ({ focus, clear: ['totp_code'], submit: false });

/** The members that all views have, as they are when nothing has happened. */
const common = (title: string, lead: string) => ({
  title,
  lead,
  pageTitle: `${title} · Example`,
  username: 'ann@example.com',
  messages: [],
  messageSeverity: 'info',
  announcement: '',
  progress: '',
  isPending: false,
  pageEffect: move('title'),
  cancel: null,
  signOut: verb,
});

const start = (options = {}) => startTestSecondFactor({ siteName: 'Example', ...options });
const message = (id: number, type: 'error' | 'info', text: string) => ({ id, type, text, context: {} });

test('loading has a title, and says that it takes long without moving the focus', () => {
  const { view, clock } = start();
  const loading = { ...common('Two-step sign-in', ''), kind: 'loading', username: null, isPending: true, pageEffect: stay };
  expect(view('loading')).toEqual(loading);
  clock.increment(1_000);
  expect(view('loading')).toEqual({ ...loading, progress: 'Loading…' });
  clock.increment(3_000);
  expect(view('loading')).toEqual({ ...loading, progress: 'This is taking longer than usual.', cancel: verb });
});

test('the overview says whether the site offers anything', async () => {
  const nothing = start();
  await nothing.answers(settings({ totp: 'off', backupCodes: 'off' }));
  expect(nothing.view('overview')).toEqual({
    ...common('Two-step sign-in', 'This site doesn’t offer two-step sign-in.'),
    kind: 'overview',
    methods: [],
    question: null,
  });
  for (const offered of [{ backupCodes: 'off' }, { totp: 'off' }] as const) {
    const { answers, view } = start();
    await answers(settings(offered));
    expect(view('overview').lead).toBe(texts.overviewLead);
  }
});

test('a question has its words, and gets the focus', async () => {
  const { answers, view } = start();
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  const act = (id: string) =>
    view('overview')
      .methods.find((method) => method.id === id)
      ?.actions.at(-1)
      ?.act();
  act('lookup_secret');
  expect(view('overview').question).toEqual({
    id: 'disableCodes',
    title: 'Remove your backup codes?',
    text: 'All of them stop working.',
    confirmLabel: 'Remove them',
    dismissLabel: 'Keep them',
    confirm: verb,
    dismiss: verb,
  });
  expect(view('overview').pageEffect).toEqual(move('question'));
  view('overview').question?.dismiss();
  expect(view('overview').pageEffect).toEqual(move('lookup_secret-remove'));
  act('totp');
  view('overview').question?.dismiss();
  expect(view('overview').pageEffect).toEqual(move('totp-remove'));
});

test('pairing shows what Kratos sent', async () => {
  const { answers, view } = start();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  const pairing = {
    ...common('Set up your authenticator app', texts.pairingLead),
    kind: 'pairing',
    hasQr: true,
    qrLabel: texts.qrLabel,
    keyLabel: texts.keyLabel,
    readSecrets: verb,
    fields: [expect.objectContaining({ name: 'totp_code', label: '6-digit code', hint: texts.codeHint, messages: [] })],
    submitLabel: 'Verify',
    isReadOnly: false,
    submit: verb,
    leave: verb,
    leaveLabel: 'Back',
  };
  expect(view('pairing')).toEqual(pairing);
  view('pairing').submit?.({ totp_code: '000000' });
  expect(view('pairing')).toEqual({ ...pairing, submitLabel: 'Verifying…', isReadOnly: true, submit: null, isPending: true });
  const developer = message(4000001, 'error', 'nonsense');
  await answers(rejected({ codeMessages: [wrongCode], messages: [developer] }));
  expect(view('pairing')).toMatchObject({
    messages: [],
    messageSeverity: 'info',
    pageTitle: 'Error: Set up your authenticator app · Example',
  });
});

test('pairing without a QR code or a key has no label for it', async () => {
  const withoutQr = start({ setUp: true });
  await withoutQr.answers(settings({}, { qr: null }));
  expect(withoutQr.view('pairing')).toMatchObject({ hasQr: false, lead: texts.pairingLeadWithoutQr, keyLabel: texts.keyLabel });
  const withoutKey = start({ setUp: true });
  await withoutKey.answers(settings({}, { key: null }));
  expect(withoutKey.view('pairing')).toMatchObject({ hasQr: true, lead: texts.pairingLead, keyLabel: '' });
});

test('new codes and codes that are shown again have different words and buttons', async () => {
  const { answers, view } = start();
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  view('overview').methods[1]?.actions[0]?.act();
  expect(view('overview').isPending).toBe(true);
  await answers(settings({ totp: 'paired', backupCodes: 'shown' }));
  const shown = {
    ...common('Your backup codes', texts.codesLead),
    kind: 'backup-codes',
    isNew: false,
    readSecrets: verb,
    usedLabel: 'Used',
    confirm: null,
    confirmLabel: 'I’ve saved them',
    generate: verb,
    generateLabel: 'Get new codes',
    leave: verb,
    leaveLabel: 'Back',
    question: null,
  };
  expect(view('backup-codes')).toEqual(shown);
  view('backup-codes').generate?.();
  expect(view('backup-codes')).toEqual({ ...shown, isPending: true });
  await answers(settings({ totp: 'paired', backupCodes: 'new' }));
  const fresh = { ...shown, ...common('Save your backup codes', texts.newCodesLead), isNew: true, confirm: verb, generate: null };
  expect(view('backup-codes')).toEqual(fresh);
  expect(view('backup-codes').readSecrets()).toEqual({ qr: null, key: null, codes });
  view('backup-codes').leave();
  expect(view('backup-codes')).toEqual({
    ...fresh,
    pageEffect: move('question'),
    question: expect.objectContaining({ id: 'leaveCodes', confirmLabel: 'Leave', dismissLabel: 'Stay here' }),
  });
  view('backup-codes').question?.dismiss();
  expect(view('backup-codes')).toEqual({ ...fresh });
});

test('the login inside is a store, and says why it is shown', async () => {
  const { answers, view, secondFactor } = start();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(refreshRequired);
  const first = view('confirming');
  expect(first).toEqual({
    ...common('Two-step sign-in', 'To go on, confirm that it’s you.'),
    kind: 'confirming',
    announcement: 'To go on, confirm that it’s you.',
    login: first.login,
    leave: verb,
    leaveLabel: 'Cancel',
    signOut: null,
  });
  await answers(loginFlow('aal1', { refresh: true }));
  expect(view('confirming')).toBe(first);
  view('confirming').leave?.();
  expect(view('overview').methods[0]?.isSetUp).toBe(true);
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(refreshRequired);
  expect(view('confirming').login).not.toBe(first.login);
  expect(secondFactor.getView()).toBe(view('confirming'));
});

test('a second factor that is due can be asked for where there is nothing to go back to', async () => {
  const { answers, view } = start();
  await answers(secondFactorDue);
  expect(view('confirming')).toMatchObject({ leave: null, lead: '', announcement: '' });
});

test('a signed-out page offers to sign in, and has no lead while the user does', async () => {
  const { answers, view } = start();
  await answers(noSession);
  expect(view('signed-out')).toEqual({
    ...common('You’re signed out', 'Sign in to change your two-step sign-in.'),
    kind: 'signed-out',
    username: null,
    signIn: verb,
    signInLabel: 'Sign in',
    signOut: null,
  });
  view('signed-out').signIn();
  expect(view('confirming').lead).toBe('');
});

test('an error has words, a wait that counts down, and a way on', async () => {
  const { answers, view, clock } = start();
  await answers({ kind: 'rateLimited', retryAfter: 2_000 });
  const { title, advice } = texts.reasons.rateLimited;
  const error = {
    ...common(String(title), advice),
    kind: 'error',
    username: null,
    failure: expect.objectContaining({ reason: 'rateLimited' }),
    kratosUrl: 'https://auth.example.com',
    retry: verb,
    wait: 'Try again in 0:02',
    restart: verb,
  };
  expect(view('error')).toEqual(error);
  view('error').retry?.();
  expect(view('error')).toEqual(error);
  clock.increment(1_000);
  expect(view('error').wait).toBe('Try again in 0:01');
  clock.increment(1_000);
  expect(view('error')).toEqual({ ...error, wait: '', progress: 'You can try again now.' });
  view('error').retry?.();
  expect(view('loading').isPending).toBe(true);
});

test('the focus goes to the button of an error of the server, else to the title', async () => {
  const server = start();
  await server.answers({ kind: 'serverError', status: 500, errorId: null });
  expect(server.view('error')).toMatchObject({ progress: '', wait: '', pageEffect: move('retry') });
  const offline = start();
  await offline.answers({ kind: 'unreachable' });
  expect(offline.view('error').pageEffect).toEqual(move('title'));
  const refused = start();
  await refused.answers({ kind: 'refused', status: 403, errorId: null });
  expect(refused.view('error')).toMatchObject({ retry: null, pageEffect: move('title') });
});

test('the end of a set-up has words', async () => {
  const { answers, view } = start({ setUp: true });
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  expect(view('done')).toEqual({ ...common(texts.doneTitle, texts.doneLead), kind: 'done', how: 'set-up', redirect: null, signOut: null });
});

test('messages of Kratos are on the page in its severity, and replace a notice that says less', async () => {
  const { answers, view } = start();
  await answers(settings({ totp: 'paired', messages: [message(1, 'info', 'Hello.'), message(4000001, 'error', 'nonsense')] }));
  expect(view('overview')).toMatchObject({ messages: ['Hello.'], messageSeverity: 'info', pageTitle: 'Two-step sign-in · Example' });
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(rejected({ totp: 'paired', messages: [message(2, 'error', 'Not today.')] }));
  expect(view('overview')).toMatchObject({
    messages: ['Not today.'],
    messageSeverity: 'error',
    pageTitle: 'Error: Two-step sign-in · Example',
  });
});

test('each change that is made says so, as a success', async () => {
  const { answers, view } = start();
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  const confirm = async (id: string, after: Parameters<typeof saved>[0]) => {
    view('overview')
      .methods.find((method) => method.id === id)
      ?.actions.at(-1)
      ?.act();
    view('overview').question?.confirm();
    await answers(saved(after));
    return view('overview');
  };
  const success = { messageSeverity: 'success' };
  expect(await confirm('lookup_secret', { totp: 'paired' })).toMatchObject({ ...success, messages: ['Your backup codes are removed.'] });
  expect(await confirm('totp', {})).toMatchObject({ ...success, messages: ['Your authenticator app is removed.'] });
});

test('the language can change at any time, without moving the focus', async () => {
  const { answers, view, secondFactor } = start();
  let changes = 0;
  secondFactor.subscribe(() => changes++);
  await answers(settings());
  const before = view('overview');
  secondFactor.setTexts({ secondFactorTexts: { overviewTitle: 'Zweiter Faktor', loadingTitle: 'Moment' } });
  expect(view('overview')).toMatchObject({ title: 'Zweiter Faktor', pageTitle: 'Zweiter Faktor · Example' });
  expect(view('overview').pageEffect).toBe(before.pageEffect);
  expect(secondFactor.initialView).toMatchObject({ kind: 'loading', title: 'Moment' });
  expect(changes).toBe(2);
  secondFactor.setTexts({});
  expect(view('overview').title).toBe('Two-step sign-in');
});

test('checking the session asks Kratos again, and starts a second factor that does not run', async () => {
  const { answers, view, secondFactor, asked } = start();
  await answers(settings());
  secondFactor.checkSession();
  expect(view('overview').isPending).toBe(true);
  await answers(settings({ totp: 'paired' }));
  expect(view('overview').methods[0]?.isSetUp).toBe(true);
  secondFactor.stop();
  expect(secondFactor.getView()).toEqual(secondFactor.initialView);
  secondFactor.checkSession();
  await answers(settings());
  expect(view('overview').methods[0]?.isSetUp).toBe(false);
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'open settings', 'open settings']);
});

test('a listener is called until it unsubscribes, and a start while it runs does nothing', async () => {
  const { answers, secondFactor, asked } = start();
  const kinds: string[] = [];
  const unsubscribe = secondFactor.subscribe(({ kind }) => void kinds.push(kind));
  secondFactor.start();
  await answers(settings());
  unsubscribe();
  secondFactor.checkSession();
  await answers(settings({ totp: 'paired' }));
  expect([kinds, asked.length]).toEqual([['overview'], 2]);
});
