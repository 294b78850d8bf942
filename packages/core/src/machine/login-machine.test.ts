import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { loginMachine } from './login-machine.ts';
import { stateDescriptions, withStateDescriptions } from './state-descriptions.ts';

test('every state has a description, and every description has a state', () => {
  const { root } = createMachine(withStateDescriptions(loginMachine.config) as never);
  const described = [root, ...getStateNodes(root)].map(({ id, description }) => [id, description]);
  expect(Object.fromEntries(described)).toEqual(stateDescriptions);
});
