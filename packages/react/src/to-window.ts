/** Returns the window of an element, because a portal may lead into a frame or a popup. Without one, returns the window of this script. */
export const toWindow = (element: Element | null | undefined): Window & typeof globalThis => element?.ownerDocument.defaultView ?? window;
