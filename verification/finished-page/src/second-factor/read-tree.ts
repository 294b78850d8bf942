import { type AccessibilityNode, formatAccessibilityTree } from '@verification/gallery/read-accessibility-tree';
import { cdp } from 'vitest/browser';

/** What is used of Chromium's debugging protocol. */
interface Protocol {
  send(
    method: 'Page.getFrameTree',
  ): Promise<{ readonly frameTree: { readonly childFrames: readonly [{ readonly frame: { readonly id: string } }] } }>;
  send(
    method: 'Accessibility.getFullAXTree',
    options: { readonly frameId: string },
  ): Promise<{ readonly nodes: readonly AccessibilityNode[] }>;
}

/** Reads the accessibility tree of the page, as Chromium gives it to a screen reader. Secrets, which differ in each run, are replaced. */
export async function readTree(): Promise<string> {
  const protocol = cdp() as unknown as Protocol;
  const { frameTree } = await protocol.send('Page.getFrameTree');
  const { nodes } = await protocol.send('Accessibility.getFullAXTree', { frameId: frameTree.childFrames[0].frame.id });
  const secrets = [...document.querySelectorAll('[data-secret="key"], [data-secret="codes"] code')].map(({ textContent }) => textContent);
  const tree = formatAccessibilityTree(nodes.map((node) => ({ ...node, ignored: node.ignored || isPlain(node) })));
  return secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, '(secret)') : text), tree);
}

/** A `<div>`, of which a screen reader says nothing. Where React and an element have one differs. */
const isPlain = ({ role, name }: AccessibilityNode): boolean => role?.value === 'generic' && !name?.value;
