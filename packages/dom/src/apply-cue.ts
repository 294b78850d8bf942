import type { Cue } from '@kratos-login/core';
import type { Markup } from './find-markup.ts';

/** Empties what was sent, and moves the focus to where the view wants it. */
export function applyCue({ root, title }: Markup, part: HTMLElement, { focus, empty }: Pick<Cue, 'focus' | 'empty'>): void {
  for (const input of part.querySelectorAll('input')) if (empty.includes(input.name)) input.value = '';
  if (focus === null) return;
  const find = (place: HTMLElement): HTMLElement | null =>
    place.querySelector<HTMLElement>(
      `input[name="${focus}"]:not([hidden]), [data-verb="${focus}"]:not([hidden]), [data-text="${focus}"]:not([hidden]), [data-list="${focus}"] button`,
    );
  (find(part) ?? find(root) ?? title).focus();
}
