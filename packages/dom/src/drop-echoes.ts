/**
 * Drops what was not meant for what an answer has put in the place of a form: the second click of a double click, wherever it falls, which should
 * not take the focus from there either; and Enter that is held down. Until `signal` is aborted. (`@kratos-login/react` has the same: of what the two
 * share, core, knows no DOM.)
 */
export function dropEchoes(isInside: (place: EventTarget | null) => boolean, signal: AbortSignal): void {
  let first: EventTarget | null = null;
  let isOurs = false;
  const dropSecondClick = (event: MouseEvent): void => {
    const { detail, target } = event;
    if (detail < 2) {
      first = target;
      isOurs = isInside(target);
    } else if ((isOurs || isInside(target)) && (target !== first || (target as Element).closest('button')?.type === 'submit')) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const dropHeldEnter = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter' && isInside(event.target)) event.preventDefault();
  };
  const options = { signal, capture: true }; // before anybody hears of it
  window.addEventListener('mousedown', dropSecondClick, options);
  window.addEventListener('click', dropSecondClick, options);
  window.addEventListener('keydown', dropHeldEnter, options);
}
