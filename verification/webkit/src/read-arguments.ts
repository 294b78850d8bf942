import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Which tests to run. */
export interface SelectedTests {
  /** Names of spec files, such as `sign-in`. None selects all. */
  readonly specs: readonly string[];
  /** A pattern that the titles must match. `null` selects all. */
  readonly title: string | null;
}

/** Reads `[spec…] [-t title]`. Throws an `Error` with a sentence for an unknown argument. */
export function readArguments(args: readonly string[]): SelectedTests {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { title: { type: 'string', short: 't' } },
    allowPositionals: true,
  });
  const specs = readdirSync(import.meta.dirname).flatMap((file) => /^(.+?)\.spec\.ts$/.exec(file)?.[1] ?? []);
  const unknown = positionals.find((name) => !specs.includes(name));
  if (unknown !== undefined) throw new Error(`There is no spec ${JSON.stringify(unknown)}. Expected one of ${specs.join(', ')}.`);
  return { specs: positionals, title: values.title ?? null };
}
