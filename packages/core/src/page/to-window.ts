/** Returns the window that shows an element, which may be a frame or a popup. Without one, returns the window of this script. */
export const toWindow = (element: Element): Window & typeof globalThis => element.ownerDocument.defaultView ?? window;
