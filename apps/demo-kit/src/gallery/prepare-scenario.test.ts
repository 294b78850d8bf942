import { expect, test } from 'vitest';
import { ann, password } from '../people.ts';
import type { GalleryScenario } from './gallery-scenario.ts';
import { galleryScenarios } from './gallery-scenarios.ts';
import { prepareScenario } from './prepare-scenario.ts';

test('another view than the expected one is reported', async () => {
  const scenario: GalleryScenario = {
    title: 'A password that is right',
    shows: 'password form, 4000006',
    perform: ({ press }) => press('submit', { identifier: ann, password }),
  };
  await expect(prepareScenario(scenario)).rejects.toThrow('Expected the view: password form, 4000006. Got: totp form.');
});

test('an action that the view does not have is reported', async () => {
  const scenario: GalleryScenario = { title: 'Nothing to cancel', shows: 'password form', perform: ({ press }) => press('cancel') };
  await expect(prepareScenario(scenario)).rejects.toThrow('Expected a view with cancel, got: password form.');
});

test('a page that mounts and unmounts neither restarts nor stops the login', async () => {
  const { login, end } = await prepareScenario(galleryScenarios['success-password']);
  const view = login.getView();
  login.start();
  login.stop();
  login.start();
  login.checkSession();
  expect(login.getView()).toBe(view);
  end();
});

test('the login goes on from its state', async () => {
  const { login, end } = await prepareScenario(galleryScenarios['wrong-password']);
  const isDone = new Promise<void>((resolve) => {
    login.subscribe(({ step }) => step === 'awaiting-TOTP' && resolve());
  });
  const view = login.getView();
  if (view.kind === 'form') view.submit?.({ identifier: ann, password });
  await isDone;
  end();
});

test('a pending submission has what the user typed, and a form after it has not', async () => {
  const [busy, cancelled] = await Promise.all([
    prepareScenario(galleryScenarios.busy),
    prepareScenario(galleryScenarios['busy-cancelled']),
  ]);
  expect(busy.typed).toEqual({ identifier: ann, password });
  expect(cancelled.typed).toEqual({});
  busy.end();
  cancelled.end();
});

test('options of the page reach the login', async () => {
  const { login, end } = await prepareScenario(galleryScenarios.empty, { texts: { password: 'Secret word' } });
  expect(JSON.stringify(login.getView())).toContain('Secret word');
  end();
});
