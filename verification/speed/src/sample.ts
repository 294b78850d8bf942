/** What one visit to one page measured. Times are in milliseconds. `null` was not reached. */
export interface Sample {
  /** From the start of the navigation to the first text or image. */
  readonly firstPaint: number | null;
  /** From the start of the navigation to the painted password field and button, in view. */
  readonly formVisible: number | null;
  /** From the start of the navigation until the button can be pressed. */
  readonly formUsable: number | null;
  /** From the click on the button to the painted code field with the focus. */
  readonly passwordToCode: number | null;
  /** Cumulative layout shift. */
  readonly layoutShift: number;
  /** Time of long tasks above 50 ms each, until the form is usable. */
  readonly blockingUntilUsable: number;
  /** The same until the code field has the focus. */
  readonly blocking: number | null;
  readonly requests: number;
  /** Transferred bytes with headers. */
  readonly bytes: {
    readonly document: number;
    readonly script: number;
    readonly style: number;
    readonly kratos: number;
    readonly other: number;
  };
  /** Changes of the document from the click to the code field. `null` when another document has replaced it. */
  readonly mutations: number | null;
}

/** The parts of a page that are counted apart. */
export type ByteType = keyof Sample['bytes'];
