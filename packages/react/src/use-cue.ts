import { type Cue, dropEchoes, type LoginView, secretFields } from '@kratos-login/core';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Does what the view's cue says, within the element that holds the login: empties what was sent, moves the focus, and submits what was sent too
 * early. A second click of a double click it drops where the page has changed since the first, and Enter that is held down. An input is found by its name; everything else by `data-cue`: `title`, `notice`, `retry`, and `address` on the first address.
 *
 * ```tsx
 * import type { LoginView } from '@kratos-login/core'
 * import { useCue } from '@kratos-login/react'
 * import { useRef } from 'react'
 *
 * export function Page({ view }: { view: LoginView }) {
 *   const root = useRef<HTMLElement>(null)
 *   useCue(root, view)
 *   return <main ref={root}><h1 data-cue="title" tabIndex={-1}>{view.title}</h1></main>
 * }
 * ```
 */
export function useCue(root: RefObject<HTMLElement | null>, { cue }: LoginView): void {
  const done = useRef<Cue>(null);
  useLayoutEffect(() => {
    if (done.current === cue) return; // shown again, by Suspense for instance: nothing has changed
    done.current = cue;
    empty(findInputs(root.current, cue.empty));
    const find = (name: string): HTMLElement | null | undefined =>
      root.current?.querySelector<HTMLElement>(`input[name="${name}"]:not([hidden]), [data-cue="${name}"]`);
    if (cue.focus !== null) (find(cue.focus) ?? find('title'))?.focus();
    if (cue.submit) findInputs(root.current, ['identifier', 'username'])[0]?.form?.requestSubmit();
  }, [root, cue]);

  // What React takes out of the page may still be held by somebody, and a secret with it.
  useLayoutEffect(() => {
    const inputs = findInputs(root.current, secretFields);
    return () => queueMicrotask(() => empty(inputs.filter(({ isConnected }) => !isConnected))); // by then it is gone
  });

  // Back from the browser's cache the page is as it was left, secrets and all.
  useEffect(() => {
    const onPageShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) empty(findInputs(root.current, secretFields));
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, [root]);

  useEffect(() => {
    const ended = new AbortController();
    dropEchoes(window, (place) => root.current?.contains(place as Node) === true, ended.signal);
    return () => ended.abort();
  }, [root]);
}

const findInputs = (root: HTMLElement | null, names: readonly string[]): readonly HTMLInputElement[] =>
  [...(root?.querySelectorAll('input') ?? [])].filter(({ name }) => names.includes(name));

/** As a person does it: an input that keeps what is typed in a state of its own hears of it, and does not write it back. */
function empty(inputs: readonly HTMLInputElement[]): void {
  for (const input of inputs) {
    if (input.value === '') continue;
    Reflect.set(HTMLInputElement.prototype, 'value', '', input); // past React, to which what is set on the input itself is no change
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
