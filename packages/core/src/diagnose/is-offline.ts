/** Whether the browser knows that it has no connection. Outside of a browser nothing says so. */
export function isOffline(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine === false;
}
