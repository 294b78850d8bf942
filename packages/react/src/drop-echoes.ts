/**
 * Drops what was not meant for what the answer has put in the place of a form: the second click of a double click, which should not take the
 * focus from there either, and Enter that is held down. Returns what ends it.
 */
export function dropEchoes(isInside: (place: Node) => boolean): () => void {
  const ended = new AbortController();
  let first: EventTarget | null = null;
  const dropSecondClick = (event: MouseEvent): void => {
    const { detail, target } = event;
    if (detail < 2) first = target;
    else if (target instanceof Element && isInside(target) && (target !== first || target.closest('button')?.type === 'submit')) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const dropHeldEnter = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter' && event.target instanceof Node && isInside(event.target)) event.preventDefault();
  };
  const { signal } = ended;
  for (const type of ['mousedown', 'click'] as const) window.addEventListener(type, dropSecondClick, { signal, capture: true }); // before React hears of it
  window.addEventListener('keydown', dropHeldEnter, { signal });
  return () => ended.abort();
}
