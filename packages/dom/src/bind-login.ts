import { dropEchoes, type Login, type LoginView, secretFields } from '@kratos-login/core';
import { applyCue, emptyFields } from './apply-cue.ts';
import { draw } from './draw.ts';
import { findForm, findMarkup } from './find-markup.ts';

/** Options of {@link bindLogin}. */
export interface BindLoginOptions {
  /** Makes the title of the document of the view's. Default: the title as it is. */
  readonly toTitle?: ((pageTitle: string) => string) | undefined;
  /** Called after each change, with the part of the page that is shown: for what only the host can fill in, such as who is signed in. */
  readonly onDraw?: ((view: LoginView, part: HTMLElement) => void) | undefined;
  /** Called with the `id` of one of the view's `others` that somebody chose: `passkey`, for instance. What it takes is the host's business. */
  readonly onOther?: ((id: string) => void) | undefined;
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
  { toTitle = (title) => title, onDraw, onOther }: BindLoginOptions = {},
): () => void {
  const markup = findMarkup(root);
  const ended = new AbortController();
  let part: HTMLElement = markup.open;
  let drawn: LoginView | null = null;

  const show = (view: LoginView): void => {
    const next = markup.toPart('form' in view ? view.form : view.step, part);
    const title = toTitle(view.pageTitle);
    const isAnother = next !== part;
    const hasCue = view.cue !== drawn?.cue;
    next.hidden = false;
    if (isAnother) part.after(next);
    draw(markup, next, view, { isNew: isAnother || drawn === null, wasThere: !isAnother });
    try {
      onDraw?.(view, next);
    } finally {
      if (document.title !== title) document.title = title;
      // Insert, focus, remove: the other way round the focus would fall to the body, and a phone would close its keyboard.
      if (hasCue) applyCue(markup, next, view.cue);
      if (isAnother) {
        part.remove();
        emptyFields(part, secretFields); // the page may hold on to what it no longer shows
      }
      part = next;
      drawn = view;
      if (hasCue && view.cue.submit) findForm(next)?.requestSubmit();
    }
  };

  const submit = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || !part.contains(target)) return; // a form of the host's own
    event.preventDefault();
    const view = login.getView();
    if ('form' in view) view.submit?.(Object.fromEntries(new FormData(target)));
  };

  const click = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-verb]') : null;
    const { verb = '', value = '' } = button?.dataset ?? {};
    const does: unknown = verb === 'other' ? onOther : login.getView()[verb as keyof LoginView];
    if (typeof does === 'function') does(value);
  };

  /** Back from the browser's cache the page is as it was left, secrets and all. */
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    emptyFields(part, secretFields);
    login.checkSession();
  };

  const whileBound = { signal: ended.signal };
  dropEchoes(window, (place) => markup.root.contains(place as Node), ended.signal);
  markup.root.addEventListener('submit', submit, whileBound);
  markup.root.addEventListener('click', click, whileBound);
  globalThis.addEventListener('pageshow', comeBack, whileBound);
  const subscription = login.subscribe(show);
  show(login.getView());
  login.start();

  return () => {
    ended.abort();
    subscription.unsubscribe();
    login.stop();
    emptyFields(part, secretFields);
  };
}
