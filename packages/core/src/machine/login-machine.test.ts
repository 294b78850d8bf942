import { expect, test } from 'vitest';
import { getStateNodes } from 'xstate/graph';
import { loginMachine } from './login-machine.ts';

test('every state says what it is for, to whoever looks at the chart', () => {
  const states = [loginMachine.root, ...getStateNodes(loginMachine.root)];
  expect(states.filter(({ description }) => !description).map(({ id }) => id)).toEqual([]);
});
