/** Reads the pages of `--pages`, separated by commas. Default: all. Exits on an unknown name, so that a comparison never silently lacks a page. */
export function readPageNames<Name extends string>(text: string | undefined, all: readonly Name[]): readonly Name[] {
  if (text === undefined) return all;
  const asked = text.split(',');
  const unknown = asked.find((name) => !all.some((each) => each === name));
  if (unknown === undefined) return all.filter((name) => asked.includes(name));
  console.error(`There is no page ${JSON.stringify(unknown)}. Expected some of ${all.join(', ')}.`);
  process.exit(1);
}
