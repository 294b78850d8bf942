import type { PageElement } from '@kratos-login/core/login-page';

/** Returns the element of the page: that of the server's HTML, unless it is another form, in which what was typed has another meaning. */
export function findBox(root: Element, { tag, props }: PageElement): Element {
  const found = root.querySelector(':scope > .kl');
  if (found?.matches(`${tag}[data-form="${props['data-form']}"]`)) return found;
  found?.remove();
  return root.appendChild(root.ownerDocument.createElement(tag));
}
