import type { LoginJourney } from './journey.ts';

/** A name for a test: as much of the journey's as one can read, and the id by which it can be chosen. */
export function toTestName({ name, id, steps }: LoginJourney): string {
  return `${name.length <= 160 ? name : `${name.slice(0, 140)}… ${steps.length} steps`} [${id}]`;
}
