import { expect, test } from 'vitest';
import { atCode, atPassword, error, flow, form, message, startTestLogin, submitCode, submitPassword } from '../test/scripted-kratos.ts';
import { german } from './languages/german.ts';
import type { LoginView } from './view/login-view.ts';

test('setTexts shows the same form in another language, with the same page effect', async () => {
  const { login } = await atCode();
  const before = login.getView();
  const views: LoginView[] = [];
  login.subscribe((view) => void views.push(view));
  login.setTexts(german);
  expect(views).toEqual([login.getView()]);
  expect(form({ login })).toMatchObject({
    title: '6-stelligen Code eingeben',
    submitLabel: 'Code prüfen',
    fields: [
      { name: 'username', value: 'ann@example.com' },
      { name: 'totp_code', hint: 'Den Code für ann@example.com finden Sie in Ihrer Authenticator-App.' },
    ],
  });
  expect(login.getView().pageEffect).toBe(before.pageEffect);
  login.setTexts({});
  expect(login.getView()).toEqual(before);
});

test('setTexts translates the form that stays on the page during a request', async () => {
  const { login, kratos, clock } = await atPassword();
  submitPassword({ login });
  clock.increment(1_000);
  login.setTexts(german);
  expect(form({ login })).toMatchObject({
    title: 'Anmelden',
    submitLabel: 'Anmeldung läuft …',
    progress: 'Anmeldung läuft …',
    isPending: true,
  });
  await kratos.answers({ kind: 'rejected', flow: flow('aal1', { messages: [message(4000006, 'Wrong.')] }).flow });
  const wrong = form({ login });
  expect(wrong.messages).toEqual(['E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.']);
  login.setTexts({});
  expect(form({ login })).toMatchObject({
    pageTitle: 'Error: Sign in',
    messages: ['That email and password don’t match. Check both and try again.'],
    fields: [{ value: 'ann@example.com' }, {}],
  });
  expect(form({ login }).pageEffect).toBe(wrong.pageEffect);
});

test('setTexts translates a mailed code and the buttons of its form', async () => {
  const nodes = [{ name: 'code', group: 'code', type: 'text', value: '', label: null, messages: [] }];
  const { login } = await atCode({}, { codeWasMailed: true, nodes });
  submitCode({ login });
  login.setTexts(german);
  expect(form({ login })).toMatchObject({ title: 'Sehen Sie in Ihrem Postfach nach', submitLabel: 'Code wird geprüft …' });
});

test('setTexts translates an error and its countdown', async () => {
  const { login, kratos } = startTestLogin({ siteName: 'Example' });
  login.start();
  await kratos.answers({ kind: 'rateLimited', retryAfter: 90_000 });
  const before = login.getView();
  login.setTexts(german);
  expect(error({ login })).toMatchObject({
    title: 'Zu viele Versuche',
    pageTitle: 'Zu viele Versuche · Example',
    advice: 'Warten Sie einen Moment und versuchen Sie es dann erneut.',
    wait: 'Nächster Versuch in 1:30',
  });
  expect(login.getView().pageEffect).toBe(before.pageEffect);
});

test('setTexts works before start and after stop, and changes the initial view', async () => {
  const { login, kratos } = startTestLogin();
  login.setTexts(german);
  expect([login.initialView.title, login.getView().title]).toEqual(['Anmelden', 'Anmelden']);
  login.start();
  await kratos.answers(flow('aal1'));
  expect(login.getView()).toMatchObject({ step: 'password', title: 'Anmelden' });
  login.stop();
  login.setTexts({});
  expect([login.initialView.title, login.getView().title]).toEqual(['Sign in', 'Sign in']);
  login.start();
  expect(login.getView().title).toBe('Sign in');
});

test('setTexts with the same texts calls no listener', async () => {
  const { login } = await atPassword({ texts: german.texts, messages: german.messages });
  login.subscribe(() => expect.fail('called'));
  const view = login.getView();
  login.setTexts({ texts: german.texts, messages: german.messages });
  expect(login.getView()).toBe(view);
});
