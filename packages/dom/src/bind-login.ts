import { type ErrorView, ignoreGhostClicks, type Login, type LoginView, secretFields } from '@kratos-login/core';
import { applyPageEffect, emptyFields } from './apply-page-effect.ts';
import { draw } from './draw.ts';
import { fail, findForm, findMarkup } from './find-markup.ts';

/** Options of {@link bindLogin}. */
export interface BindLoginOptions {
  /** Makes the title of the document of the view's. Default: the title as it is. */
  readonly toTitle?: ((pageTitle: string) => string) | undefined;
  /** Called after each change, with the part of the page that is shown: for what only the host can fill in, such as who is signed in. */
  readonly onDraw?: ((view: LoginView, part: HTMLElement) => void) | undefined;
  /** Called with the `id` of one of the view's `unsupportedMethods` that somebody chose: `passkey`, for instance. What it takes is the host's business. */
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
  if (root !== null) prepare(root);
  const markup = findMarkup(root);
  const page = markup.root.ownerDocument;
  const window = page.defaultView ?? globalThis; // it may differ from the window of this script: the markup may be in a frame, or in a popup
  const ended = new AbortController();
  let part: HTMLElement = markup.open;
  let drawn: LoginView | null = null;
  let wasInPage = false;

  const show = (view: LoginView): void => {
    const { isConnected } = markup.root;
    wasInPage ||= isConnected;
    // The host has swapped the page during a request: the title and the focus now belong to another page.
    if (wasInPage && !isConnected) {
      emptyFields(part, secretFields);
      return;
    }
    const next = markup.toPart('form' in view ? view.form : view.step, part);
    const title = toTitle(view.pageTitle);
    const isAnother = next !== part;
    const hasCue = view.pageEffect !== drawn?.pageEffect;
    next.hidden = false;
    if (isAnother) part.after(next);
    draw(markup, next, view, { isNew: isAnother || drawn === null, wasThere: !isAnother });
    try {
      onDraw?.(view, next);
      if ('links' in view) checkLinks(next, view.links);
    } finally {
      if (isConnected && page.title !== title) page.title = title;
      // Insert, focus, remove: the other way round the focus would fall to the body, and a phone would close its keyboard.
      if (hasCue) applyPageEffect(markup, next, view.pageEffect);
      if (isAnother) {
        part.remove();
        emptyFields(part, secretFields); // the page may hold on to what it no longer shows
      }
      part = next;
      drawn = view;
      const form = findForm(next);
      // A login may be on the page twice, once for each width of the screen.
      if (hasCue && view.pageEffect.submit && form === sentForms.get(login)) form?.requestSubmit();
    }
  };

  const submit = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    if (!part.contains(form)) return; // a form of the host's own
    event.preventDefault();
    if (ended.signal.aborted) return;
    sentForms.set(login, form);
    const view = login.getView();
    if ('form' in view) view.submit?.(Object.fromEntries(new window.FormData(form)));
  };

  const click = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('[data-verb]');
    const { verb = '', value = '' } = button?.dataset ?? {};
    const does: unknown = verb === 'other' ? onOther : login.getView()[verb as keyof LoginView];
    if (typeof does === 'function') does(value);
  };

  /** A page from the browser's back/forward cache keeps its input, with its secrets. */
  const comeBack = (event: Event): void => {
    if (!(event as PageTransitionEvent).persisted) return;
    emptyFields(part, secretFields);
    login.checkSession();
  };

  ignoreGhostClicks(window, (place) => markup.root.contains(place as Node), ended.signal);
  markup.root.addEventListener('submit', submit); // never removed: the browser must not post the form after unbinding either
  markup.root.addEventListener('click', click);
  window.addEventListener('pageshow', comeBack);
  const subscription = login.subscribe(show);
  bound.set(markup.root, login);
  show(login.getView());
  login.start();

  return () => {
    if (ended.signal.aborted) return;
    ended.abort();
    markup.root.removeEventListener('click', click);
    window.removeEventListener('pageshow', comeBack);
    subscription.unsubscribe();
    emptyFields(part, secretFields);
    bound.delete(markup.root);
    // Not while it is on the page elsewhere, too.
    if (![...bound].some(([each, its]) => its === login && each.isConnected)) login.stop();
    restores.set(markup.root, () => markup.restore(part));
  };
}

/** Without a link to its page, an option of the host would have no effect. */
function checkLinks(part: HTMLElement, links: ErrorView['links']): void {
  for (const { url } of links)
    if (part.querySelector(`a[href=${JSON.stringify(url)}]`) === null)
      fail('data-list="link" with an <a> in its template, in data-part="error"', `found no link to ${url}`);
}

const bound = new Map<Element, Login>();
/** For each root that was bound before: the function that restores its markup. */
const restores = new WeakMap<Element, () => void>();
/** The form that was sent last. */
const sentForms = new WeakMap<Login, HTMLFormElement>();

function prepare(root: HTMLElement): void {
  if ([...bound.keys()].some((each) => each.contains(root) || root.contains(each)))
    fail('an element that is not bound yet', 'it is, or one inside or around it: first call what bindLogin returned');
  restores.get(root)?.();
}
