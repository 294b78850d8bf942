/** The latency of requests and answers. */
export interface Lag {
  /** The number of requests and answers that wait only for time. */
  readonly waiting: number;
  /** Delays one request or answer. */
  pass(): Promise<void>;
}

/** Draws a random latency for each request and each answer. */
export function createLag(drawMilliseconds: () => number): Lag {
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    async pass() {
      const milliseconds = drawMilliseconds();
      if (milliseconds === 0) return;
      waiting++;
      await new Promise<void>((resume) => setTimeout(resume, milliseconds));
      waiting--;
    },
  };
}

export const noLag: Lag = { waiting: 0, pass: async () => {} };
