import type { SecondFactor, SecondFactorView } from '@kratos-login/core/second-factor';
import {
  applySecondFactorEffect,
  assertNoSecondFactor,
  attachSecondFactor,
  submitSecondFactor,
} from '@kratos-login/core/second-factor-page';
import { type BindLoginOptions, bindLogin } from '../bind-login.ts';
import { doSecretAction } from './do-secret-action.ts';
import { drawSecondFactor, isInQuestion, isOurs } from './draw-second-factor.ts';
import { findSecondFactorMarkup } from './find-second-factor-markup.ts';

/** Options of {@link bindSecondFactor}. */
export interface BindSecondFactorOptions {
  /** Creates the document title from the view's `pageTitle`. Default: `pageTitle`. */
  readonly toTitle?: ((pageTitle: string) => string) | undefined;
  /** Called after each change with the visible part of the page, for content of the host. */
  readonly onDraw?: ((view: SecondFactorView, part: HTMLElement) => void) | undefined;
  /** Options of the login inside, which is bound to the part `confirming`. */
  readonly login?: BindLoginOptions | undefined;
}

/**
 * Binds the host's markup to a second factor and starts the second factor. Returns a function that ends both.
 *
 * The markup names its parts with `data-part`, one for each kind of view, in the document or in a `<template>`; the README of this package shows all of it.
 * The part `confirming` holds the markup of a login, which is bound as `bindLogin` does it. Secrets are written into the elements with `data-secret`, and
 * removed when they are no longer needed. Throws an error that names missing markup.
 *
 * ```ts
 * import { createSecondFactor } from '@kratos-login/core/second-factor'
 * import { bindSecondFactor } from '@kratos-login/dom/second-factor'
 *
 * const secondFactor = createSecondFactor({ kratosUrl: 'https://auth.example.com' })
 * bindSecondFactor(document.querySelector('main'), secondFactor)
 * ```
 */
export function bindSecondFactor(
  root: HTMLElement | null,
  secondFactor: SecondFactor,
  { toTitle = (title) => title, onDraw, login: loginOptions }: BindSecondFactorOptions = {},
): () => void {
  if (root) {
    assertNoSecondFactor(root);
    restores.get(root)?.();
  }
  const markup = findSecondFactorMarkup(root);
  const page = markup.root.ownerDocument;
  let part: HTMLElement = markup.open;
  let drawn: HTMLElement | undefined;
  let inside: { readonly login: unknown; readonly end: () => void } | undefined;

  const render = (view: SecondFactorView): void => {
    const before = part;
    const insideBefore = inside;
    part = markup.toPart(view.kind, before);
    const isAnother = part !== before;
    part.hidden = false;
    if (isAnother) before.after(part);
    const title = toTitle(view.pageTitle);
    const login = view.kind === 'confirming' ? view.login : null;
    if (login !== insideBefore?.login) {
      if (!isAnother) insideBefore?.end(); // otherwise below
      inside = login ? { login, end: bindLogin(part, login, { toTitle, ...loginOptions }) } : undefined;
    }
    drawSecondFactor(markup, part, view, drawn);
    drawn = part;
    try {
      onDraw?.(view, part);
    } finally {
      if (!inside && markup.root.isConnected && page.title !== title) page.title = title; // the login inside sets its own
      // Insert, focus, remove. In another order the focus would fall to the body, and a phone would close its keyboard.
      applySecondFactorEffect(markup.root, view);
      if (isAnother) {
        insideBefore?.end();
        before.remove();
      }
    }
  };

  const submit = (event: Event): void => {
    const view = secondFactor.getView();
    const form = event.target as Element;
    if (part.contains(form) && isOurs(form, view, part)) submitSecondFactor(event, view);
  };

  const click = ({ target }: Event): void => {
    const view = secondFactor.getView();
    const button = (target as Element).closest<HTMLElement>('[data-verb]');
    if (!button || !isOurs(button, view, part)) return;
    const { verb = '', value } = button.dataset;
    const source = isInQuestion(button) && 'question' in view ? view.question : view;
    const does: unknown = verb === 'act' ? findAction(view, value) : source?.[verb as keyof typeof source];
    if (typeof does === 'function') does();
    else void doSecretAction(markup, view, button);
  };

  restores.set(markup.root, () => markup.restore(part));
  const detach = attachSecondFactor(markup.root, secondFactor, render);
  markup.root.addEventListener('submit', submit); // never removed: the browser must not post the form after unbinding either
  markup.root.addEventListener('click', click);

  return () => {
    markup.root.removeEventListener('click', click);
    inside?.end();
    inside = undefined;
    detach();
  };
}

const findAction = (view: SecondFactorView, focus: string | undefined): (() => void) | undefined =>
  'methods' in view
    ? view.methods.flatMap(({ id, actions }) => actions.filter((action) => `${id}-${action.id}` === focus))[0]?.act
    : undefined;

/** For each root that was bound before: the function that restores its markup. */
const restores = new WeakMap<Element, () => void>();
