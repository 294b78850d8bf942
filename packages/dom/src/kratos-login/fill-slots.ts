import type { PageElement, PageNode } from '@kratos-login/core/login-page';

/** The `<template slot="…">` elements of the host, by the name of their slot. */
export type SlotTemplates = Readonly<Record<string, HTMLTemplateElement>>;

/** Returns the page with the host's templates in it. In a template, `<slot name="control">` is the place of a part, and `<slot>` that of the default contents. */
export function fillSlots(node: PageElement, templates: SlotTemplates): PageElement {
  const children = node.children.map((child) => (typeof child === 'string' ? child : fillSlots(child, templates)));
  const template = templates[node.slot?.name ?? ''];
  if (!template || !node.slot) return { ...node, children };
  const { name, parts } = node.slot;
  const contents = toNodes(template.content, { ...parts, '': children });
  if (name !== 'button') return { ...node, children: contents };
  const button = contents.find((each) => typeof each !== 'string');
  return button
    ? { ...button, key: node.key, props: { ...node.props, ...button.props, ...mergeClasses(node, button) } }
    : { ...node, children };
}

type Parts = Readonly<Record<string, PageNode | readonly PageNode[]>>;

const toNodes = (parent: ParentNode & Node, parts: Parts): readonly PageNode[] =>
  [...parent.childNodes].flatMap((child) => toNode(child, parts));

function toNode(child: ChildNode, parts: Parts): readonly PageNode[] {
  if (child.nodeType === Node.TEXT_NODE) return child.nodeValue?.trim() ? [child.nodeValue] : [];
  if (child.nodeType !== Node.ELEMENT_NODE) return [];
  const element = child as Element;
  if (element.localName === 'slot') return [parts[element.getAttribute('name') ?? ''] ?? []].flat().filter(Boolean);
  const props = Object.fromEntries([...element.attributes].map(({ name, value }) => [name === 'class' ? 'className' : name, value]));
  return [{ tag: element.localName, key: undefined, props, children: toNodes(element, parts) }];
}

const mergeClasses = ({ props }: PageElement, { props: own }: PageElement) =>
  own['className'] ? { className: `${props['className']} ${own['className']}` } : {};
