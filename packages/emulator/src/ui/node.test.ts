import { expect, test } from 'vitest';
import { password } from './message.ts';
import { input, withMessage } from './node.ts';

test('a message is said at the first node of its name, or at a field that is added for it', () => {
  const nodes = [input('default', { name: 'method', type: 'text' }), input('password', { name: 'method', type: 'submit' })];
  const said = password();
  expect(withMessage(nodes, 'method', said).map(({ messages }) => messages)).toEqual([[said], []]);
  expect(withMessage(nodes, 'traits.age', said).slice(2)).toEqual([
    {
      type: 'input',
      group: 'default',
      attributes: { name: 'traits.age', type: 'text', disabled: false, node_type: 'input' },
      messages: [said],
      meta: {},
    },
  ]);
});
