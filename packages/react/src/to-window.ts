/** The window that an element is in: a portal may lead into a frame or a popup. The window of this script, where there is none. */
export const toWindow = (element: Element | null | undefined): Window & typeof globalThis => element?.ownerDocument.defaultView ?? window;
