import { ignoreGhostClicks, type LoginView, type PageEffect, secretFields } from '@kratos-login/core';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { findSentForm } from './sent-forms.ts';
import { toWindow } from './to-window.ts';
import { findLogin } from './use-login.ts';

/**
 * Does what the view's cue says, within the element that holds the login: empties what was sent, moves the focus, and submits what was sent too
 * early. A second click of a double click it drops where the page has changed since the first, and Enter that is held down. An input is found by its name; everything else by `data-focus`: `title`, `notice`, `retry`, and `address` on the first address.
 *
 * ```tsx
 * import type { LoginView } from '@kratos-login/core'
 * import { usePageEffects } from '@kratos-login/react'
 * import { useRef } from 'react'
 *
 * export function Page({ view }: { view: LoginView }) {
 *   const root = useRef<HTMLElement>(null)
 *   usePageEffects(root, view)
 *   return <main ref={root}><h1 data-focus="title" tabIndex={-1}>{view.title}</h1></main>
 * }
 * ```
 */
export function usePageEffects(root: RefObject<HTMLElement | null>, view: LoginView): void {
  const { pageEffect } = view;
  const done = useRef<PageEffect>(null);
  useLayoutEffect(() => {
    if (done.current === pageEffect) return; // shown again, by Suspense for instance: nothing has changed
    done.current = pageEffect;
    empty(findInputs(root.current, pageEffect.clear));
    // The user cannot edit this field. React writes a new `defaultValue` only into the attribute.
    for (const input of findInputs(root.current, ['username'])) input.value = input.defaultValue;
    const find = (name: string): HTMLElement | undefined => {
      const all = [...(root.current?.querySelectorAll<HTMLElement>(`input[name="${name}"]:not([hidden]), [data-focus="${name}"]`) ?? [])];
      return all.find(isRendered) ?? all[0]; // a form may be rendered twice, once for each screen width
    };
    if (pageEffect.focus !== null) (find(pageEffect.focus) ?? find('title'))?.focus();
    if (pageEffect.submit) findFormToSubmit(root.current, view)?.requestSubmit();
  }, [root, pageEffect, view]);

  // What React takes out of the page may still be held by somebody, and a secret with it.
  useLayoutEffect(() => {
    const inputs = findInputs(root.current, secretFields);
    return () => queueMicrotask(() => empty(inputs.filter(({ isConnected }) => !isConnected))); // by then it is gone
  });

  const latest = useRef(view);
  const listened = useRef<ListenedWindow | null>(null);
  useEffect(() => {
    latest.current = view;
    const where = toWindow(root.current);
    if (listened.current?.window === where) return;
    listened.current?.ended.abort();
    listened.current = { window: where, ended: new AbortController() };
    const { signal } = listened.current.ended;
    // A page from the browser's back/forward cache keeps its input, with its secrets.
    const onPageShow = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) return;
      empty(findInputs(root.current, secretFields));
      if (where !== window) findLogin(latest.current)?.checkSession(); // useLogin listens to the window of this script only
    };
    where.addEventListener('pageshow', onPageShow);
    signal.addEventListener('abort', () => where.removeEventListener('pageshow', onPageShow));
    ignoreGhostClicks(where, (place) => root.current?.contains(place as Node) === true, signal);
  });
  useEffect(
    () => () => {
      listened.current?.ended.abort();
      listened.current = null;
    },
    [],
  );
}

/** A window with listeners for the whole page, and the controller that removes them. */
interface ListenedWindow {
  readonly window: Window;
  readonly ended: AbortController;
}

const isRendered = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** The form that was sent, if it is in this root; one login may have several. */
function findFormToSubmit(root: HTMLElement | null, view: LoginView): HTMLFormElement | null | undefined {
  const sent = findSentForm('submit' in view ? view.submit : null);
  if (sent === undefined) return findInputs(root, ['identifier', 'username'])[0]?.form;
  return root?.contains(sent) ? sent : null;
}

const findInputs = (root: HTMLElement | null, names: readonly string[]): readonly HTMLInputElement[] =>
  [...(root?.querySelectorAll('input') ?? [])].filter(({ name }) => names.includes(name));

/** As a person does it: an input that keeps what is typed in a state of its own hears of it, and does not write it back. */
function empty(inputs: readonly HTMLInputElement[]): void {
  for (const input of inputs) {
    if (input.value !== '') {
      Reflect.set(Object.getPrototypeOf(input), 'value', '', input); // the native setter, for React ignores the event after a value set on the input itself
      input.dispatchEvent(new (toWindow(input).Event)('input', { bubbles: true }));
    }
    // React, and user-event in tests, keep their own copy of the value, which this setter updates. A removed input gets no other update.
    input.value = '';
    input.defaultValue = '';
  }
}
