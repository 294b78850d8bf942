/** A piece of the page: an element as it should be. */
export interface Piece {
  readonly tag: string;
  /** What changes has another key: then it is another element. */
  readonly key: string;
  readonly facts: Facts;
  readonly inside: readonly (Piece | string)[];
}

/** Attributes; those that are `false` or `null` are absent. `on…` is a listener. */
export type Facts = Readonly<Record<string, string | boolean | null | ((event: Event) => void)>>;

export const piece = (tag: string, facts: Facts = {}, ...inside: readonly (Piece | string | null | false)[]): Piece => ({
  tag,
  key: String(facts['id'] ?? ''),
  facts,
  inside: inside.filter((each) => each !== null && each !== false),
});

const keys = new WeakMap<Node, string>();

/** Makes a place look like these pieces. What is there already stays the same element, with what was typed into it. */
export function patch(place: Element, pieces: readonly (Piece | string)[]): void {
  const old = [...place.childNodes];
  const fresh = pieces.map((each) => {
    const at = old.findIndex((node) => fits(node, each));
    return at < 0 ? create(each) : update(old.splice(at, 1)[0] as Node, each);
  });
  // In before out: the focus finds its new place while the old one is still there. What stays is not moved, for it would lose the focus.
  let next = place.firstChild;
  for (const node of fresh) {
    while (next !== null && old.includes(next)) next = next.nextSibling;
    if (node === next) next = next.nextSibling;
    else place.insertBefore(node, next);
  }
  leaving.push(...old);
}

const leaving: ChildNode[] = [];

/** Takes away what is not part of the page any more. */
export function clear(): void {
  for (const node of leaving.splice(0)) node.remove();
}

const fits = (node: Node, each: Piece | string): boolean =>
  typeof each === 'string' ? node instanceof Text : node instanceof Element && node.localName === each.tag && keys.get(node) === each.key;

function create(each: Piece | string): Node {
  if (typeof each === 'string') return document.createTextNode(each);
  const element = document.createElement(each.tag);
  keys.set(element, each.key);
  return update(element, each);
}

function update(node: Node, each: Piece | string): Node {
  if (typeof each === 'string') {
    if (node.nodeValue !== each) node.nodeValue = each;
  } else if (node instanceof HTMLElement) {
    for (const [name, fact] of Object.entries(each.facts)) write(node, name, fact);
    patch(node, each.inside);
  }
  return node;
}

function write(element: HTMLElement, name: string, fact: Facts[string]): void {
  // What it holds when it comes into the page: later it belongs to whoever types.
  if (name === 'value' && element.hasAttribute(name)) return;
  if (typeof fact === 'function') Object.assign(element, { [name]: fact });
  else if (fact === null || fact === undefined || fact === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(fact)) element.setAttribute(name, fact === true ? '' : fact);
}
