import { createLoginPage, type LoginPageOptions, type PageNode, type PageSlot } from '@kratos-login/core/login-page';

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

/** React's names of attributes that are not HTML's in other letters. */
const names: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for', defaultValue: 'value' };

function toHtml(node: PageNode, slots: HtmlSlots): string {
  if (typeof node === 'string') return escapeHtml(node);
  const { tag, props, slot } = node;
  const attributes = Object.entries(props).map(([name, value]) =>
    toAttribute(names[name] ?? (/^(svg|path)$/.test(tag) ? name : name.toLowerCase()), value),
  );
  const contents = node.children.map((child) => toHtml(child, slots)).join('');
  const template = slot && slots[slot.name];
  if (!slot || !template)
    return tag === 'input' || tag === 'img' ? `<${tag}${attributes.join('')}>` : `<${tag}${attributes.join('')}>${contents}</${tag}>`;
  const filled = template.replace(/<slot(?: name="(\w+)")?><\/slot>/g, (_, name?: string) =>
    name === undefined ? contents : toHtml(slot.parts[name] ?? '', slots),
  );
  if (slot.name !== 'button') return `<${tag}${attributes.join('')}>${filled}</${tag}>`;
  return filled.replace(
    /<([\w-]+)(?: class="([^"]*)")?/,
    (_, name, own = '') => `<${name}${attributes.join('').replace('class="', `class="${own} `)}`,
  );
}

function toAttribute(name: string, value: unknown): string {
  if (value === null || value === undefined || value === false || typeof value === 'function') return '';
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
