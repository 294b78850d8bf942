/** Isolates text that may run from left to right, so that an address or a name does not change the order of its sentence. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
