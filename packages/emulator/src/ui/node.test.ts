import { expect, test } from 'vitest';
import { passwordLabel } from './message.ts';
import { inputNode, withMessage } from './node.ts';

test('withMessage adds a message to the first node of a name, or adds a node', () => {
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
