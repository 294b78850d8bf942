import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { secondFactorMachine } from '../second-factor/second-factor-machine.ts';
import { loginMachine } from './login-machine.ts';
import { stateDescriptions, withStateDescriptions } from './state-descriptions.ts';

test('every state has a description, and every description has a state', () => {
  const described = [loginMachine, secondFactorMachine].flatMap(({ config }) => {
    const { root } = createMachine(withStateDescriptions(config as { readonly id: string }) as never);
    return [root, ...getStateNodes(root)].map(({ id, description }) => [id, description]);
  });
  expect(Object.fromEntries(described)).toEqual(stateDescriptions);
});
