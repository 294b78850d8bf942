import { expect, test } from 'vitest';
import { passwordLabel } from './message.ts';
import { inputNode, withMessage } from './node.ts';

test('a message is said at the first node of its name, or at a field that is added for it', () => {
  const nodes = [inputNode('default', { name: 'method', type: 'text' }), inputNode('password', { name: 'method', type: 'submit' })];
  const said = passwordLabel();
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
