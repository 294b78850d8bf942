/** What names a journey. */
interface NamedJourney {
  readonly name: string;
  readonly id: string;
  readonly steps: readonly unknown[];
}

/** Returns the name of a test: the start of the journey's name, and the id that selects it. */
export function toTestName({ name, id, steps }: NamedJourney): string {
  return `${name.length <= 160 ? name : `${name.slice(0, 140)}… ${steps.length} steps`} [${id}]`;
}
