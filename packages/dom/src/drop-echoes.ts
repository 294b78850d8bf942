/**
 * Drops what was not meant for what the answer has put in the place of a form: the second click of a double click, which should not take the
 * focus from there either, and Enter that is held down.
 */
export function dropEchoes(root: HTMLElement, signal: AbortSignal): void {
  let first: EventTarget | null = null;
  const dropSecondClick = (event: MouseEvent): void => {
    const { detail, target } = event;
    if (detail < 2) first = target;
    else if (target !== first || (target as Element).closest('button')?.type === 'submit') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const dropHeldEnter = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  };
  for (const type of ['mousedown', 'click'] as const) root.addEventListener(type, dropSecondClick, { signal, capture: true });
  root.addEventListener('keydown', dropHeldEnter, { signal });
}
