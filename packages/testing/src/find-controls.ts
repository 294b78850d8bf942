/** An element with a value. It may be a button or a hidden field. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Returns all controls in an element, including hidden ones and those in open shadow roots. */
export const findControls = (within: ParentNode): readonly Control[] =>
  [within, ...findShadowRoots(within)].flatMap((each) => [...each.querySelectorAll<Control>('input, textarea, select')]);

/** Returns all open shadow roots in an element, at any depth. Closed ones cannot be found. */
export function findShadowRoots(within: ParentNode): readonly ShadowRoot[] {
  const roots = [...within.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return roots.flatMap((root) => [root, ...findShadowRoots(root)]);
}
