import { expect, test } from 'vitest';
import { flow as loginFlow, signedIn } from '../../test/scripted-kratos.ts';
import {
  codes,
  csrfMismatch,
  flowGone,
  key,
  noSession,
  qr,
  refreshRequired,
  rejected,
  saved,
  secondFactorDue,
  settings,
  settingsFlow,
  startTestSecondFactor,
  wrongCode,
} from '../../test/scripted-settings.ts';

const signedInAs = (id: string) => {
  const outcome = signedIn('aal2');
  return { ...outcome, session: { ...outcome.session, identity: { id, traits: {} } } };
};

/** Signs in with the login inside. */
async function confirm(test: ReturnType<typeof startTestSecondFactor>, id = 'ann'): Promise<void> {
  const { login } = test.view('confirming');
  await test.answers(loginFlow('aal1', { refresh: true }));
  const view = login.getView();
  if (view.kind !== 'form') throw new Error('expected a form');
  view.submit?.({ identifier: 'ann@example.com', password: 'correct horse battery' });
  await test.answers(signedInAs(id));
}

test('the overview lists what is set up, and what can be done', async () => {
  const { answers, view } = startTestSecondFactor({ siteName: 'Example' });
  expect(view('loading')).toMatchObject({ title: 'Two-step sign-in', isPending: true });
  await answers(settings({ otherMethods: ['webauthn', 'new-method'] }));
  expect(view('overview')).toMatchObject({
    pageTitle: 'Two-step sign-in · Example',
    username: 'ann@example.com',
    methods: [
      { id: 'totp', label: 'Authenticator app', status: 'Not set up', actions: [{ id: 'setUp' }] },
      { id: 'lookup_secret', label: 'Backup codes', status: 'Not set up', actions: [{ id: 'generate' }] },
      { id: 'webauthn', label: 'Security keys', status: '', actions: [] },
      { id: 'new-method', label: 'new-method', status: '', actions: [] },
    ],
    question: null,
  });
});

test('pairing shows QR code and secret, and goes on to backup codes', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  expect(view('pairing')).toMatchObject({ hasQr: true, pageEffect: { focus: 'title' } });
  expect(view('pairing').readSecrets()).toEqual({ qr, key, codes: [] });
  view('pairing').submit?.({ totp_code: '123 456' });
  expect(view('pairing')).toMatchObject({ isPending: true, isReadOnly: true, submit: null, submitLabel: 'Verifying…' });
  await answers(settings({ id: 'settings-2' }), saved({ totp: 'paired' }));
  expect(view('pairing').isPending).toBe(true);
  await answers(settings({ totp: 'paired', backupCodes: 'new' }));
  expect(view('backup-codes')).toMatchObject({ isNew: true, messages: ['Your authenticator app is set up.'], messageSeverity: 'success' });
  expect(view('backup-codes').readSecrets().codes).toEqual(codes);
  view('backup-codes').confirm?.();
  await answers(saved({ totp: 'paired', backupCodes: 'saved' }));
  expect(view('overview')).toMatchObject({
    messages: ['Your backup codes work now.'],
    methods: [{ isSetUp: true }, { isSetUp: true, actions: [{ id: 'reveal' }, { id: 'generate' }, { id: 'remove' }] }],
  });
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'open settings', 'pair', 'generateCodes', 'confirmCodes']);
  expect(asked[2]?.[1]).toEqual({ flow: 'settings-1', code: '123456' });
});

test('a wrong code keeps the secret, and clears and focuses the field', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '000000' });
  await answers(settings(), rejected({ codeMessages: [wrongCode] }));
  expect(view('pairing')).toMatchObject({
    pageTitle: 'Error: Set up your authenticator app',
    announcement: 'That code isn’t right. Enter the newest one from your app.',
    fields: [{ messages: ['That code isn’t right. Enter the newest one from your app.'] }],
    pageEffect: { focus: 'totp_code', clear: ['totp_code'] },
  });
  expect(view('pairing').readSecrets().key).toBe(key);
});

test('a code that is refused without a message is never without words', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '000000' });
  await answers(settings(), rejected());
  expect(view('pairing')).toMatchObject({ messages: ['We couldn’t check that code. Enter the newest one from your app.'] });
  expect(view('pairing').readSecrets().key).toBe(key);
});

test('an expired flow leads to a new secret, and the page says so', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings(), flowGone, settings({ id: 'settings-2' }, { key: 'NEWSECRET' }));
  expect(view('pairing')).toMatchObject({ messages: [expect.stringContaining('Scan the new QR code')], pageEffect: { focus: 'title' } });
  expect(view('pairing').readSecrets().key).toBe('NEWSECRET');
  expect(asked.at(-1)?.[0]).toBe('open settings');
});

test('a session that is too old is confirmed in place, and pairing goes on with the same secret', async () => {
  const test = startTestSecondFactor();
  const { answers, view, asked } = test;
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings(), refreshRequired);
  expect(view('confirming')).toMatchObject({ lead: 'To go on, confirm that it’s you.', messages: [] });
  expect(asked.at(-1)).toEqual(['open login', expect.objectContaining({ refresh: true })]);
  await confirm(test);
  expect(view('pairing')).toMatchObject({
    messages: [expect.stringContaining('Enter the newest one')],
    pageEffect: { focus: 'totp_code' },
  });
  expect(view('pairing').readSecrets().key).toBe(key);
});

test('unlinking asks first, is confirmed in place, and happens after that without another question', async () => {
  const test = startTestSecondFactor();
  const { answers, view, asked } = test;
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  expect(view('overview')).toMatchObject({
    question: { id: 'unlink', title: 'Remove your authenticator app?' },
    pageEffect: { focus: 'question' },
  });
  view('overview').question?.dismiss();
  expect(view('overview')).toMatchObject({ question: null, pageEffect: { focus: 'totp-remove' } });
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(refreshRequired);
  await confirm(test);
  await answers(saved());
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'unlink', 'open login', 'submit login', 'unlink']);
  expect(view('overview')).toMatchObject({ messages: ['Your authenticator app is removed.'], methods: [{ isSetUp: false }, {}] });
});

test('another user who signs in in between does not get the change', async () => {
  const test = startTestSecondFactor();
  const { answers, view, asked } = test;
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(refreshRequired);
  await confirm(test, 'bob');
  await answers(settings({ totp: 'paired', identityId: 'bob', username: 'bob@example.com' }));
  expect(view('overview')).toMatchObject({ username: 'bob@example.com', messages: [expect.stringContaining('different account')] });
  expect(asked.filter(([name]) => name === 'unlink')).toHaveLength(1);
});

test('a change of another user is dropped also when a second factor was due in between', async () => {
  const test = startTestSecondFactor();
  const { answers, view, asked } = test;
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(flowGone, settings({ totp: 'paired', identityId: 'bob' }));
  expect(view('overview').messages).toEqual([expect.stringContaining('different account')]);
  expect(asked.filter(([name]) => name === 'unlink')).toHaveLength(1);
});

test('an app that another device has removed meanwhile leads to what is set up now', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(rejected({ totp: 'paired', messages: [{ ...wrongCode, id: 4000001 }] }), settings());
  expect(view('overview')).toMatchObject({ messages: [expect.stringContaining('on another device')], methods: [{ isSetUp: false }, {}] });
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'unlink', 'open settings']);
});

test('a change that Kratos refuses in words shows them, and what is still set up', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  const message = { id: 1234, type: 'error', text: 'Your organisation requires an app.', context: {} } as const;
  await answers(rejected({ totp: 'paired', messages: [message] }));
  expect(view('overview')).toMatchObject({
    messages: ['Your organisation requires an app.'],
    messageSeverity: 'error',
    methods: [{ isSetUp: true }, {}],
  });
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'unlink']);
});

test('leaving new codes asks first, and they are no longer on the page', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[1]?.actions[0]?.act();
  const { secrets } = settingsFlow();
  await answers(settings({ totp: 'paired', backupCodes: 'new', secrets }));
  view('backup-codes').leave();
  expect(view('backup-codes').question?.id).toBe('leaveCodes');
  view('backup-codes').question?.confirm();
  expect(view('overview').methods[1]).toMatchObject({ isSetUp: false, actions: [{ id: 'generate' }] });
});

test('codes that are shown again can be left at once, and stay set up', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  view('overview').methods[1]?.actions[0]?.act();
  await answers(settings({ totp: 'paired', backupCodes: 'shown' }));
  expect(view('backup-codes')).toMatchObject({ isNew: false, confirm: null });
  view('backup-codes').leave();
  expect(view('overview').methods[1]).toMatchObject({ isSetUp: true });
});

test('a lost session says that the user is signed out, and signing in leads back', async () => {
  const test = startTestSecondFactor();
  const { answers, view } = test;
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(noSession);
  view('signed-out').signIn();
  expect(view('confirming').leave).toBeNull();
  await confirm(test);
  await answers(settings({ totp: 'paired' }));
  expect(view('overview').messages).toEqual([]);
});

test('after signing out, the page does not repeat what was said about a change', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers(saved());
  expect(view('overview').messages).toEqual(['Your authenticator app is removed.']);
  view('overview').signOut?.();
  await answers(noSession);
  expect(view('signed-out').messages).toEqual([]);
});

test('a second factor that is due is asked for in place', async () => {
  const test = startTestSecondFactor();
  const { answers, view, asked } = test;
  await answers(secondFactorDue);
  expect(asked.at(-1)).toEqual(['open login', expect.objectContaining({ aal: 'aal2' })]);
  const { login } = view('confirming');
  await answers(loginFlow('aal2'));
  const form = login.getView();
  if (form.kind !== 'form') throw new Error('expected a form');
  form.submit?.({ totp_code: '123456' });
  await answers(signedInAs('ann'), settings({ totp: 'paired' }));
  expect(view('overview').methods[0]?.isSetUp).toBe(true);
});

test('a set-up begins with pairing, and ends when the codes are saved', async () => {
  const { answers, view, secondFactor } = startTestSecondFactor({ setUp: true });
  await answers(settings());
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings(), saved({ totp: 'paired' }), settings({ totp: 'paired', backupCodes: 'new' }));
  view('backup-codes').confirm?.();
  await answers(saved({ totp: 'paired', backupCodes: 'saved' }));
  expect(view('done')).toMatchObject({ how: 'set-up', title: 'Two-step sign-in is on' });
  expect(secondFactor.actor.getSnapshot().output).toEqual({ how: 'set-up', redirect: null });
});

test('a set-up without an authenticator app in Kratos shows what there is', async () => {
  const { answers, view } = startTestSecondFactor({ setUp: true });
  await answers(settings({ totp: 'off', backupCodes: 'off', otherMethods: ['webauthn'] }));
  expect(view('overview')).toMatchObject({
    lead: 'This site doesn’t offer two-step sign-in.',
    methods: [{ id: 'webauthn' }],
  });
});

test('an app that another tab has paired meanwhile is not replaced', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings({ id: 'settings-2', totp: 'paired', backupCodes: 'saved' }));
  expect(view('overview').messages).toEqual([expect.stringContaining('in another tab')]);
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'open settings']);
});

test('an app that another device has removed meanwhile is shown as removed, although Kratos answers 500', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers({ kind: 'serverError', status: 500, errorId: null }, settings(), settings());
  expect(view('overview').messages).toEqual([expect.stringContaining('in another tab')]);
  expect(view('overview').methods[0]?.isSetUp).toBe(false);
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'unlink', 'open settings', 'open settings']);
});

test('a removal that fails while the app is still there ends in an error', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers({ kind: 'serverError', status: 500, errorId: null }, settings({ totp: 'paired' }));
  expect(view('error').failure).toMatchObject({ reason: 'serverError', retryable: true });
});

test('a code is not sent to the settings of another user', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings({ identityId: 'bob' }), settings({ identityId: 'bob' }));
  expect(view('overview').messages).toEqual([expect.stringContaining('different account')]);
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'open settings', 'open settings']);
});

test('a CSRF mismatch keeps the secret of the app, and the third one means that cookies are blocked', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings(), csrfMismatch, settings({ id: 'settings-2' }, { key: 'OTHER' }));
  expect(view('pairing').readSecrets().key).toBe(key);
  view('pairing').leave();
  view('overview').methods[1]?.actions[0]?.act();
  await answers(csrfMismatch, settings(), csrfMismatch, settings(), csrfMismatch);
  expect(view('error').failure.reason).toBe('cookiesBlocked');
  expect(asked.filter(([name]) => name === 'generateCodes')).toHaveLength(3);
});

test('a Kratos that always asks for a younger session ends in an error', async () => {
  const test = startTestSecondFactor();
  const { answers, view } = test;
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  for (const _ of [1, 2, 3]) {
    await answers(refreshRequired);
    await confirm(test);
  }
  await answers(refreshRequired);
  expect(view('error')).toMatchObject({ failure: { reason: 'restartLimitReached' }, retry: null });
  view('error').restart();
  await answers(settings({ totp: 'paired' }));
  expect(view('overview').messages).toEqual([]);
});

test('a slow change can be cancelled, and its late reply is ignored', async () => {
  const { answers, view, clock, isAsked } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  expect(view('overview')).toMatchObject({ isPending: true, progress: '', cancel: null });
  clock.increment(1_000);
  expect(view('overview').progress).toBe('Saving…');
  clock.increment(3_000);
  view('overview').cancel?.();
  expect(isAsked()).toBe(false);
  expect(view('overview')).toMatchObject({ isPending: false, cancel: null, methods: [{ isSetUp: true }, {}] });
});

test('an unreachable Kratos is an error, and retry repeats the change', async () => {
  const { answers, view, asked } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[0]?.actions[0]?.act();
  view('overview').question?.confirm();
  await answers({ kind: 'unreachable' });
  expect(view('error')).toMatchObject({ title: 'We can’t reach the server', failure: { requestState: 'changing' } });
  view('error').retry?.();
  await answers(saved());
  expect(view('overview').messages).toEqual(['Your authenticator app is removed.']);
  expect(asked.map(([name]) => name)).toEqual(['open settings', 'unlink', 'unlink']);
});

test('a page that returns while an app is paired hides the secret until the session is checked, and keeps it', async () => {
  const { answers, view, secondFactor } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  secondFactor.checkSession();
  expect(view('pairing')).toMatchObject({ isPending: true, hasQr: true });
  expect(view('pairing').readSecrets()).toEqual({ qr: null, key: null, codes: [] });
  await answers(settings({ id: 'settings-2' }, { key: 'OTHER' }));
  expect(view('pairing')).toMatchObject({ isPending: false, messages: [] });
  expect(view('pairing').readSecrets().key).toBe(key);
});

test('a page that returns to another user shows their settings', async () => {
  const { answers, view, secondFactor } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  secondFactor.checkSession();
  await answers(settings({ identityId: 'bob', username: 'bob@example.com' }));
  expect(view('overview')).toMatchObject({ username: 'bob@example.com', messages: [expect.stringContaining('different account')] });
});

test('a page that returns while new backup codes are shown says that they are no longer valid', async () => {
  const { answers, view, secondFactor } = startTestSecondFactor();
  await answers(settings({ totp: 'paired' }));
  view('overview').methods[1]?.actions[0]?.act();
  await answers(settings({ totp: 'paired', backupCodes: 'new' }));
  secondFactor.checkSession();
  expect(view('backup-codes').readSecrets().codes).toEqual([]);
  await answers(settings({ totp: 'paired' }));
  expect(view('overview').messages).toEqual(['This page was no longer valid. Try again.']);
});

test('no view, event, context or snapshot contains a secret', async () => {
  const seen: unknown[] = [];
  const { answers, view, secondFactor } = startTestSecondFactor({
    inspect: (event) => void seen.push(JSON.stringify(event, (name, value) => (/actorRef|^rootId/.test(name) ? undefined : value))),
  });
  secondFactor.subscribe((each) => seen.push(JSON.stringify(each)));
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers(settings(), saved({ totp: 'paired' }), settings({ totp: 'paired', backupCodes: 'new' }));
  seen.push(JSON.stringify(secondFactor.actor.getPersistedSnapshot()));
  view('backup-codes').confirm?.();
  await answers(saved({ totp: 'paired', backupCodes: 'saved' }));
  expect(seen.length).toBeGreaterThan(20);
  for (const secret of [key, qr, '123456', 'aaaa1111']) expect(seen.join()).not.toContain(secret);
});
