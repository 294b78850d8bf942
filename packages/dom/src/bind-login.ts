import type { ErrorView, Login, LoginView } from '@kratos-login/core';
import { applyPageEffect, assertNotAttached, attachPage, submitForm } from '@kratos-login/core/page';
import { draw } from './draw.ts';
import { fail, findMarkup } from './find-markup.ts';

/** Options of {@link bindLogin}. */
export interface BindLoginOptions {
  /** Creates the document title from the view's `pageTitle`. Default: `pageTitle`. */
  readonly toTitle?: ((pageTitle: string) => string) | undefined;
  /** Called after each change with the visible part of the page, for content of the host, such as the user's name. */
  readonly onDraw?: ((view: LoginView, part: HTMLElement) => void) | undefined;
  /** Called with the `id` of an unsupported method that the user chose, such as `passkey`. The host performs it. */
  readonly onOther?: ((id: string) => void) | undefined;
}

/**
 * Binds the host's markup to a login and starts the login. Returns a function that ends both.
 *
 * The markup names its parts with `data-part` (a form or the page of a step, in the document or in a `<template>`), `data-field`, `data-text`,
 * `data-verb` and `data-list`; the README of this package shows all of it. Throws an error that names missing parts.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { bindLogin } from '@kratos-login/dom'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 * bindLogin(document.querySelector('main'), login)
 * ```
 */
export function bindLogin(
  root: HTMLElement | null,
  login: Login,
  { toTitle = (title) => title, onDraw, onOther }: BindLoginOptions = {},
): () => void {
  if (root) {
    assertNotAttached(root);
    restores.get(root)?.();
  }
  const markup = findMarkup(root);
  const page = markup.root.ownerDocument;
  let part: HTMLElement = markup.open;
  let drawn: HTMLElement | undefined;
  let isOver: boolean | undefined;

  const render = (view: LoginView): void => {
    const before = part;
    part = markup.toPart('form' in view ? view.form : view.step, before);
    const title = toTitle(view.pageTitle);
    const isAnother = part !== before;
    part.hidden = false;
    if (isAnother) before.after(part);
    draw(markup, part, view, drawn);
    drawn = part;
    try {
      onDraw?.(view, part);
      if ('links' in view) checkLinks(part, view.links);
    } finally {
      if (markup.root.isConnected && page.title !== title) page.title = title;
      // Insert, focus, remove. In another order the focus would fall to the body, and a phone would close its keyboard.
      applyPageEffect(markup.root, view, part);
      if (isAnother) before.remove();
    }
  };

  const submit = (event: Event): void => {
    if (!part.contains(event.target as Node)) return; // another form of the host
    if (isOver) event.preventDefault();
    else submitForm(event, login.getView());
  };

  const click = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('[data-verb]');
    const { verb = '', value = '' } = button?.dataset ?? {};
    const does: unknown = verb === 'other' ? onOther : login.getView()[verb as keyof LoginView];
    if (typeof does === 'function') does(value);
  };

  restores.set(markup.root, () => markup.restore(part));
  const detach = attachPage(markup.root, login, render);
  markup.root.addEventListener('submit', submit); // never removed: the browser must not post the form after unbinding either
  markup.root.addEventListener('click', click);

  return () => {
    isOver = true;
    markup.root.removeEventListener('click', click);
    detach();
  };
}

/** Throws if the markup lacks a link to a page that the host named in its options. */
function checkLinks(part: HTMLElement, links: ErrorView['links']): void {
  for (const { url } of links)
    if (!part.querySelector(`a[href=${JSON.stringify(url)}]`))
      fail('data-list="link" with an <a> in its template', `found no link to ${url}`);
}

/** For each root that was bound before: the function that restores its markup. */
const restores = new WeakMap<Element, () => void>();
