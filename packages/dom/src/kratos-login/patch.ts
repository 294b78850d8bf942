import type { PageElement, PageNode, PageProps } from '@kratos-login/core/login-page';
import { toHtmlName, toHtmlValue } from '../html-attribute.ts';

/** What the last patch wrote into an element. An element that came with the HTML of the page has none. */
interface Written {
  readonly key: string | undefined;
  readonly props: PageProps;
}

const written = new WeakMap<Node, Written>();

/** Makes an element what `node` says, with its children. See {@link patchChildren}. */
export function patchElement(element: Element, node: PageElement): () => void {
  const before = written.get(element);
  for (const name in { ...before?.props, ...node.props }) write(element, name, node.props[name]);
  written.set(element, node);
  // Where scripts run, the content of `<noscript>` is a text.
  return node.tag === 'noscript' ? nothing : patchChildren(element, node.children, before === undefined);
}

/**
 * Makes the children of an element what `nodes` say. Elements with the same tag and key stay, and only what changes is written, so that a live region says
 * nothing twice and an input keeps what was typed. Returns a function that removes the children that are no longer there: the focus moves before, because
 * a phone closes its keyboard when the focused field goes. Until then they stand after the new ones, which are in their final place when the browser
 * scrolls to the focus.
 *
 * Elements that a browser extension has added between others stay. In place of a text they go: a translated page has them there.
 */
function patchChildren(parent: Element, nodes: readonly PageNode[], isFromServer: boolean): () => void {
  const isForText = nodes.length === 0 || nodes.some((node) => typeof node === 'string');
  const before = [...parent.childNodes].filter((child) => isFromServer || isForText || written.has(child));
  const after = nodes.map((node) => {
    const index = before.findIndex((each) => isFor(each, node));
    return index < 0 ? create(parent, node) : (before.splice(index, 1)[0] as ChildNode);
  });
  const removals = after.map((child, index) => update(child, nodes[index] ?? ''));
  let place = parent.firstChild;
  for (const child of after) {
    if (child.parentNode === parent) while (place && !after.includes(place)) place = place.nextSibling;
    if (child === place) place = place.nextSibling;
    else parent.insertBefore(child, place);
  }
  return () => {
    for (const remove of removals) remove();
    for (const child of before) child.remove();
  };
}

function isFor(child: ChildNode, node: PageNode): boolean {
  if (typeof node === 'string') return child.nodeType === Node.TEXT_NODE;
  return (child as Element).localName === node.tag && (written.get(child) ?? node).key === node.key;
}

function create(parent: Element, node: PageNode): ChildNode {
  const document = parent.ownerDocument;
  if (typeof node === 'string') return document.createTextNode(node);
  const space = node.tag === 'svg' ? 'http://www.w3.org/2000/svg' : parent.namespaceURI;
  return document.createElementNS(space, node.tag);
}

function update(child: ChildNode, node: PageNode): () => void {
  if (typeof node === 'string') {
    if (child.nodeValue !== node) child.nodeValue = node;
    return nothing;
  }
  return patchElement(child as Element, node);
}

const nothing = (): void => {};

function write(element: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) {
    Reflect.set(element, name.toLowerCase(), value ?? null);
    return;
  }
  const attribute = toHtmlName(name);
  const text = toHtmlValue(value);
  if (text === element.getAttribute(attribute)) return;
  if (text === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, text);
}
