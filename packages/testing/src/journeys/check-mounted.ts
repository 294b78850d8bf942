/** A page in the document: the element that contains it, and a function that removes it. */
export interface Mounted {
  /** The element that contains the page. */
  readonly root: HTMLElement;
  /** Removes the page. */
  readonly unmount?: () => void;
}

/** Checks the result of `mount`, for hosts without types and for elements that do not exist. */
export function checkMounted(given: unknown): Mounted {
  const { root } = (given ?? {}) as Partial<Mounted>;
  if (typeof root?.querySelectorAll === 'function') return given as Mounted;
  throw new Error(
    `mount gave ${root === undefined ? 'no root' : `"${root}" as root`}. Expected { root, unmount }, where root is the element that contains the page.`,
  );
}
