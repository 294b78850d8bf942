/**
 * Returns the listeners, by event type, that ignore ghost clicks and held Enter keys. A ghost click is the second click of a double click, when the page has
 * changed since the first one or when it would submit again. The focus stays where it is.
 */
export function ignoreGhostClicks(root: Pick<Node, 'contains'>) {
  let first: Node | undefined;
  let isOurs: boolean | undefined;
  const ignoreSecondClick = (event: UIEvent): void => {
    const target = toTarget(event);
    if (event.detail < 2) {
      first = target;
      isOurs = root.contains(target);
    } else if ((isOurs || root.contains(target)) && (target !== first || (target as Element).closest('button')?.type === 'submit')) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const ignoreHeldEnter = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter' && root.contains(toTarget(event))) event.preventDefault();
  };
  return { mousedown: ignoreSecondClick, click: ignoreSecondClick, keydown: ignoreHeldEnter };
}

/** Inside a shadow root, the window's own `target` is only the host of that root. */
const toTarget = (event: Event): Node => event.composedPath()[0] as Node;
