import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { UserEvent } from '../machine/login-context.ts';
import { loginMachine } from '../machine/login-machine.ts';
import { createLoginView } from './create-login-view.ts';

const opening = () => createActor(loginMachine, { input: {} }).getSnapshot();

test('createLoginView turns a snapshot into a view with the host’s texts', () => {
  const toView = createLoginView({ texts: { signInTitle: () => 'Hereinspaziert' } });
  expect(toView(opening())).toMatchObject({ step: 'init', form: 'password', title: 'Hereinspaziert', isPending: false });
});

test('a view of the same snapshot is the same object', () => {
  const toView = createLoginView();
  const snapshot = opening();
  expect(toView(snapshot)).toBe(toView(snapshot));
});

test('the functions of a view send events for the latest view', () => {
  const sent: UserEvent[] = [];
  const view = createLoginView({ send: (event) => void sent.push(event) })(opening());
  if (view.kind === 'form') view.submit?.({ identifier: 'ann@example.com', password: 'correct horse' });
  view.restart?.();
  expect(sent).toEqual([{ type: 'password.submitSoon', identifier: 'ann@example.com' }, { type: 'restart' }]);
});

test('the first view of a new page shows an error or success', () => {
  const actor = createActor(loginMachine, { input: {} });
  actor.start();
  actor.send({ type: 'reply.unreachable', outcome: { kind: 'unreachable' }, requestState: 'init.opening' });
  expect(createLoginView()(actor.getSnapshot())).toMatchObject({ step: 'error', pageEffect: { focus: 'title' }, kratosUrl: '' });
  actor.send({
    type: 'reply.redirectRequired',
    outcome: { kind: 'redirectRequired', url: 'https://app.example.com' },
    requestState: 'init.opening',
  });
  const toView = createLoginView();
  const view = toView(actor.getSnapshot());
  expect(view).toMatchObject({ step: 'success', pageEffect: { focus: 'title' } });
  expect(toView({ ...actor.getSnapshot() })).toBe(view);
});
