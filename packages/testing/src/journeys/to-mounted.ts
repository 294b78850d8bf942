/** A page in the document: the element that holds all of it, and what takes it away again. */
export interface Mounted {
  readonly root: HTMLElement;
  readonly unmount?: () => void;
}

/** What `mount` gave, once it is a page. Types do not help who writes no types, or looks for an element that is not there. */
export function toMounted(given: unknown): Mounted {
  const { root } = (given ?? {}) as Partial<Mounted>;
  if (typeof root?.querySelectorAll === 'function') return given as Mounted;
  throw new Error(
    `mount gave ${root === undefined ? 'no root' : `"${root}" as root`}. Expected { root, unmount }: return the element that holds all of the page.`,
  );
}
