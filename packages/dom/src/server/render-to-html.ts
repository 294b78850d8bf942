import { createLoginPage, type LoginPageOptions, type PageElement, type PageNode, type PageSlot } from '@kratos-login/core/login-page';
import { toHtmlName, toHtmlValue } from '../html-attribute.ts';

/**
 * Renders the first view of a login as HTML, on a server or at build time. Put it into `<kratos-login>`, with the same options: the form is there at the first
 * paint, what is typed is kept, and the button is enabled when the script runs.
 *
 * ```ts
 * import { renderToHtml } from '@kratos-login/dom/server'
 *
 * const html = `<kratos-login kratos-url="/kratos">${renderToHtml({ kratosUrl: '/kratos' })}</kratos-login>`
 * console.log(html.includes('<form')) // true
 * ```
 */
export function renderToHtml(options: LoginPageOptions, slots: HtmlSlots = {}): string {
  const page = createLoginPage(options);
  return toHtml(page.draw(page.login.initialView, true), slots);
}

/** The contents of the host's `<template slot="…">` elements, as trusted HTML. */
export type HtmlSlots = Readonly<Partial<Record<PageSlot['name'], string>>>;

function toHtml(node: PageNode, slots: HtmlSlots): string {
  if (typeof node === 'string') return escapeHtml(node);
  const { tag, slot } = node;
  const attributes = toAttributes(node);
  const contents = node.children.map((child) => toHtml(child, slots)).join('');
  const template = slot && slots[slot.name];
  if (!slot || !template) return tag === 'input' || tag === 'img' ? `<${tag}${attributes}>` : `<${tag}${attributes}>${contents}</${tag}>`;
  const filled = template.replace(/<slot(?: name="(\w+)")?><\/slot>/g, (_, name?: string) =>
    name === undefined ? contents : toHtml(slot.parts[name] ?? '', slots),
  );
  if (slot.name !== 'button') return `<${tag}${attributes}>${filled}</${tag}>`;
  return filled.replace(
    /<([\w-]+)(?: class="([^"]*)")?/,
    (_, name, own = '') => `<${name}${attributes.replace('class="', `class="${own} `)}`,
  );
}

function toAttributes({ tag, props }: PageElement): string {
  const isSvg = tag === 'svg' || tag === 'path';
  const attributes = Object.entries(props).map(([name, value]) => {
    const text = typeof value === 'function' ? null : toHtmlValue(value);
    const attribute = isSvg ? toHtmlName(name) : toHtmlName(name).toLowerCase();
    if (text === null) return '';
    return value === true ? ` ${attribute}` : ` ${attribute}="${escapeHtml(text)}"`;
  });
  return attributes.join('');
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
