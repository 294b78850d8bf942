import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { UserEvent } from '../machine/login-context.ts';
import { loginMachine } from '../machine/login-machine.ts';
import { createLoginView } from './create-login-view.ts';

const opening = () => createActor(loginMachine, { input: {} }).getSnapshot();

test('a snapshot of the machine is a view, in the host’s words', () => {
  const toView = createLoginView({ texts: { signIn: 'Hereinspaziert' } });
  expect(toView(opening())).toMatchObject({ step: 'init', form: 'password', title: 'Hereinspaziert', isPending: false });
});

test('a view of the same snapshot is the same object', () => {
  const toView = createLoginView();
  const snapshot = opening();
  expect(toView(snapshot)).toBe(toView(snapshot));
});

test('its verbs send the events of the machine, for the view that was last made', () => {
  const sent: UserEvent[] = [];
  const view = createLoginView({ send: (event) => void sent.push(event) })(opening());
  if ('form' in view) view.submit?.({ identifier: 'ann@example.com', password: 'correct horse' });
  view.restart?.();
  expect(sent).toEqual([{ type: 'password.submitSoon', identifier: 'ann@example.com' }, { type: 'restart' }]);
});

test('a page that is made when a login is in trouble, or has ended, begins with that', () => {
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
