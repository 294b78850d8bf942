import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What one run took on one surface: `machine`, `login`, `react`, … */
export interface SurfaceRecord {
  readonly surface: string;
  readonly walks: readonly SurfaceWalk[];
  /** What no walk can take here, and why, for whoever reads the summary. */
  readonly cannot: readonly { readonly edge: string; readonly why: string }[];
}

/** A path that was walked to its end, and the edges whose steps were seen to come out as they should: `leaf ▸ event ▸ transition`. */
export interface SurfaceWalk {
  readonly name: string;
  readonly edges: readonly string[];
}

/** Below the root of the repository, where every runner is started. Not committed: a record is worth something only in the run that made it. */
export const surfaceFolder = 'coverage/surfaces';

/** Writes `coverage/surfaces/<surface>.json`. In a page there are no files: a browser test gives the same JSON to the `writeFile` of its runner. */
export async function saveSurface(record: SurfaceRecord, folder = surfaceFolder): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${record.surface}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/** Returns the records of this run, in the order of their names. Throws for a file that is not a record, and names it. */
export async function readSurfaces(folder = surfaceFolder): Promise<readonly SurfaceRecord[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => toRecord(await readFile(join(folder, name), 'utf8'), join(folder, name))));
}

function toRecord(text: string, path: string): SurfaceRecord {
  const json: unknown = JSON.parse(text);
  if (isRecord(json)) return json;
  throw new Error(`${path} is no record of a surface: { surface, walks: [{ name, edges }], cannot: [{ edge, why }] }.`);
}

const isRecord = (json: unknown): json is SurfaceRecord =>
  has(json, 'surface', isText) &&
  has(
    json,
    'walks',
    isListOf((walk) => has(walk, 'name', isText) && has(walk, 'edges', isListOf(isText))),
  ) &&
  has(
    json,
    'cannot',
    isListOf((each) => has(each, 'edge', isText) && has(each, 'why', isText)),
  );

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isListOf =
  (isMember: (member: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isMember);

const has = (value: unknown, key: string, isRight: (value: unknown) => boolean): boolean =>
  typeof value === 'object' && value !== null && isRight((value as Record<string, unknown>)[key]);
