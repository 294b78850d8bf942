import type { Page } from '@playwright/test';

/** A node of Chromium's accessibility tree, as far as it is read here. */
export interface AccessibilityNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly value?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** Reads the accessibility tree of a page: roles, names, descriptions, values, states and live regions. One line for each node. */
export async function readAccessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return formatAccessibilityTree(nodes);
  } finally {
    await session.detach();
  }
}

/** Writes a tree with two spaces for each level. Nodes that a screen reader does not see are left out, and their children move up. */
export function formatAccessibilityTree(nodes: readonly AccessibilityNode[]): string {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const write = (node: AccessibilityNode, depth: number): readonly string[] => {
    const isSeen = !node.ignored && !isDetail(node);
    const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
    const below = children.flatMap((child) => write(child, isSeen ? depth + 1 : depth));
    return isSeen ? [`${'  '.repeat(depth)}${describe(node)}`, ...below] : below;
  };
  return nodes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap((root) => write(root, 0))
    .join('\n');
}

/** Lines of text depend on the width of the page, and repeat the text around them. */
const isDetail = ({ role }: AccessibilityNode): boolean => role?.value === 'InlineTextBox';

/** These are addresses of elements, which differ between two pages. */
const references = ['labelledby', 'describedby', 'controls', 'activedescendant', 'url'];

function describe({ role, name, description, value, properties = [] }: AccessibilityNode): string {
  const text = (key: string, content: unknown): string =>
    content === undefined || content === '' ? '' : ` ${key}=${JSON.stringify(content)}`;
  const states = properties
    .filter((each) => !references.includes(each.name))
    .map((each) => text(each.name, each.value.value))
    .sort();
  return `${role?.value ?? ''}${text('name', name?.value)}${text('description', description?.value)}${text('value', value?.value)}${states.join('')}`;
}
