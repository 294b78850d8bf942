import type { PageEffect } from '@kratos-login/core';
import type { Markup } from './find-markup.ts';

/** Empties what was sent, and moves the focus to where the view wants it. */
export function applyPageEffect({ root, title }: Markup, part: HTMLElement, { focus, clear }: PageEffect): void {
  emptyFields(part, clear);
  if (focus === null) return;
  const find = (place: HTMLElement): HTMLElement | null =>
    place.querySelector<HTMLElement>(
      `input[name="${focus}"]:not([hidden]), [data-verb="${focus}"]:not([hidden]), [data-text="${focus}"]:not([hidden]), [data-list="${focus}"] button`,
    );
  (find(part) ?? find(root) ?? title).focus();
}

export function emptyFields(part: HTMLElement, names: readonly string[]): void {
  for (const input of part.querySelectorAll('input')) if (names.includes(input.name)) input.value = '';
}
