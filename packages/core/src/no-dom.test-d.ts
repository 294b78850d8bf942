// Checked with the types that core is compiled with.
// @ts-expect-error Core also runs where there is no page: only src/page may use the DOM.
export type NoDocument = typeof document;
