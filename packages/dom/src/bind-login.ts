import { type Login, type LoginView, secretFields } from '@kratos-login/core';
import { applyCue } from './apply-cue.ts';
import { draw } from './draw.ts';
import { findMarkup } from './find-markup.ts';

/** Options of {@link bindLogin}. */
export interface BindLoginOptions {
  /** Makes the title of the document of the view's. Default: the title as it is. */
  readonly toTitle?: ((pageTitle: string) => string) | undefined;
  /** Called after each change, with the part of the page that is shown: for what only the host can fill in, such as who is signed in. */
  readonly onDraw?: ((view: LoginView, part: HTMLElement) => void) | undefined;
}

/**
 * Brings the host's own markup to life with a login, and starts it. Returns what ends both.
 *
 * The markup names its parts with `data-part` (a form or the page of a step, in the document or in a `<template>`), `data-field`, `data-text`,
 * `data-verb` and `data-list`; the README of this package has it whole. Throws an error that names what is missing.
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
  { toTitle = (title) => title, onDraw }: BindLoginOptions = {},
): () => void {
  const markup = findMarkup(root);
  const ended = new AbortController();
  let part: HTMLElement = markup.open;
  let drawn: LoginView | null = null;

  const show = (view: LoginView): void => {
    const next = markup.toPart('form' in view ? view.form : view.step, part);
    const isNew = next !== part || drawn === null;
    if (next !== part) part.after(next);
    draw(markup, next, view, { isNew, wasThere: next === part });
    onDraw?.(view, next);
    if (document.title !== toTitle(view.pageTitle)) document.title = toTitle(view.pageTitle);
    // Insert, focus, remove: the other way round the focus would fall to the body, and a phone would close its keyboard.
    if (view.cue !== drawn?.cue) applyCue(markup, next, view.cue);
    if (next !== part) part.remove();
    part = next;
    const isAnother = view.cue !== drawn?.cue;
    drawn = view;
    if (isAnother && view.cue.submit && next instanceof HTMLFormElement) next.requestSubmit();
  };

  const act = (event: Event): void => {
    const view = login.getView();
    if (event.type === 'submit' && event.target instanceof HTMLFormElement) {
      event.preventDefault();
      if ('form' in view) view.submit?.(Object.fromEntries(new FormData(event.target)));
      return;
    }
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-verb]') : null;
    const { verb = '', value = '' } = button?.dataset ?? {};
    const does: unknown = view[verb as keyof LoginView];
    if (typeof does === 'function') does(value);
  };

  const { signal } = ended;
  markup.root.addEventListener('submit', act, { signal });
  markup.root.addEventListener('click', act, { signal });
  // Back from the browser's cache the page is as it was left, secrets and all.
  globalThis.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      applyCue(markup, part, { focus: null, empty: secretFields });
      login.checkSession();
    },
    { signal },
  );
  const subscription = login.subscribe(show);
  show(login.getView());
  login.start();

  return () => {
    ended.abort();
    subscription.unsubscribe();
    login.stop();
  };
}
