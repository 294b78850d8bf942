/** A request that the emulator has answered. It contains no secret. */
export interface RequestLogEntry {
  /** The HTTP method. */
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  /** The HTTP status, or 0 for a dropped connection. */
  readonly status: number;
  /** The time in milliseconds since 1970. */
  readonly at: number;
}
