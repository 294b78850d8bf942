/** A phone on a slow network. */
export interface Conditions {
  /** Milliseconds from a request to the first byte of its answer. */
  readonly latency: number;
  /** Bytes per second. */
  readonly downloadThroughput: number;
  /** Bytes per second. */
  readonly uploadThroughput: number;
  /** How many times slower the processor is. */
  readonly cpuSlowdown: number;
}

/**
 * Lighthouse's figures for a phone, without the factors by which it corrects for request-level throttling: all pages are measured in the same way.
 *
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md and `mobileSlow4G` in its `core/config/constants.js`.
 */
export const slowPhone: Conditions = {
  latency: 150,
  downloadThroughput: toBytes(1.6 * 1024),
  uploadThroughput: toBytes(750),
  cpuSlowdown: 4,
};

function toBytes(kilobits: number): number {
  return Math.floor((kilobits * 1024) / 8);
}
