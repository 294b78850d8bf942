import { expect, test } from 'vitest';
import { type AccessibilityNode, formatAccessibilityTree } from './read-accessibility-tree.ts';

const node = (nodeId: string, role: string, more: Partial<AccessibilityNode> = {}): AccessibilityNode => ({
  nodeId,
  ignored: false,
  role: { value: role },
  ...more,
});

test('nodes are indented, and show name, description, value and states', () => {
  const nodes = [
    node('1', 'RootWebArea', { name: { value: 'Sign in' }, childIds: ['2', '3'] }),
    node('2', 'heading', { parentId: '1', name: { value: 'Sign in' }, properties: [{ name: 'level', value: { value: 1 } }] }),
    node('3', 'textbox', {
      parentId: '1',
      name: { value: 'Code' },
      description: { value: 'That code isn’t right.' },
      value: { value: '' },
      properties: [
        { name: 'invalid', value: { value: 'true' } },
        { name: 'focused', value: { value: true } },
        { name: 'describedby', value: {} },
      ],
    }),
  ];
  expect(formatAccessibilityTree(nodes)).toBe(
    [
      'RootWebArea name="Sign in"',
      '  heading name="Sign in" level=1',
      '  textbox name="Code" description="That code isn’t right." focused=true invalid="true"',
    ].join('\n'),
  );
});

test('ignored nodes and lines of text are left out, and their children are not', () => {
  const nodes = [
    node('1', 'main', { childIds: ['2'] }),
    node('2', 'none', { parentId: '1', ignored: true, childIds: ['3'] }),
    node('3', 'StaticText', { parentId: '2', name: { value: 'Hello' }, childIds: ['4'] }),
    node('4', 'InlineTextBox', { parentId: '3', name: { value: 'Hello' } }),
  ];
  expect(formatAccessibilityTree(nodes)).toBe('main\n  StaticText name="Hello"');
});
