/** An element of the finished page, as plain data. React and the DOM render it. */
export interface PageElement {
  /** The name of the element, such as `form`. */
  readonly tag: string;
  /** Identifies the element among its siblings. An element with another key is another element. */
  readonly key: string | undefined;
  /** Attributes and listeners by React's names: `className`, `htmlFor`, `onClick`. `null` and `undefined` are left out. */
  readonly props: PageProps;
  /** The contents. */
  readonly children: readonly PageNode[];
  /** Set if the host may replace the element or its contents. */
  readonly slot?: PageSlot;
}

/** An element or a text. */
export type PageNode = PageElement | string;

/** Attributes and listeners by React's names. */
export type PageProps = Readonly<Record<string, unknown>>;

/** A place that the host may fill. */
export interface PageSlot {
  /** `header` and `footer` have other contents then, as has `field`, a row with one field. `button` is the submit button itself. */
  readonly name: 'header' | 'footer' | 'field' | 'button';
  /** The parts of the default contents that a host can place: `label`, `hint`, `error`, `control` and `link` of a field. */
  readonly parts: Readonly<Record<string, PageNode>>;
  /** `field.name` of a field. */
  readonly field?: string | undefined;
}

/** What may stand among children: `null`, `false` and `''` are left out, and lists are flattened. */
export type PageChild = PageNode | null | undefined | false | readonly PageChild[];

/** Creates an element. */
export function h(
  tag: string,
  { key, ...props }: PageProps & { readonly key?: string } = {},
  ...children: readonly PageChild[]
): PageElement {
  return { tag, key, props, children: children.flatMap(toNodes) };
}

/** Creates a part of the page: its key is its name, and so is its class after `kl-`. */
export const part = (tag: string, name: string, props: PageProps = {}, ...children: readonly PageChild[]): PageElement =>
  h(tag, { key: name, className: `kl-${name}`, ...props }, ...children);

/** Lets the host fill an element. */
export const asSlot = (name: PageSlot['name'], element: PageElement, parts: PageSlot['parts'] = {}, field?: string): PageElement => ({
  ...element,
  slot: { name, parts, field },
});

const toNodes = (child: PageChild): readonly PageNode[] => {
  if (!child) return [];
  if (typeof child !== 'object') return [`${child}`]; // a host without types may pass any text
  return 'tag' in child ? [child] : child.flatMap(toNodes);
};
