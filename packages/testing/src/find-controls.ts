/** What somebody types into or chooses from. Buttons and hidden fields are among the inputs: they have values as well. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** All controls within it, shown or not, those in open shadow roots too. */
export const findControls = (within: ParentNode): readonly Control[] =>
  [within, ...findShadowRoots(within)].flatMap((each) => [...each.querySelectorAll<Control>('input, textarea, select')]);

/** All open shadow roots within it, however deep. A closed one is nowhere to be found. */
export function findShadowRoots(within: ParentNode): readonly ShadowRoot[] {
  const roots = [...within.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return roots.flatMap((root) => [root, ...findShadowRoots(root)]);
}
