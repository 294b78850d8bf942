/** One request that the emulator answered. Only what no secret can be in. */
export interface RequestLogEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** 0 for a connection that a fault dropped. */
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
