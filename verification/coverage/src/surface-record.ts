import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The edges that one run took on one surface, such as `machine`, `login` or `react`. */
export interface SurfaceRecord {
  readonly surface: string;
  readonly walks: readonly SurfaceWalk[];
  /** The edges that no walk can take here, with reasons for the summary. */
  readonly cannot: readonly { readonly edge: string; readonly why: string }[];
}

/** A completed path, and the edges whose results were checked: `leaf ▸ event ▸ transition`. */
export interface SurfaceWalk {
  readonly name: string;
  readonly edges: readonly string[];
}

/** The folder of the records, relative to the root of the repository. They are not committed, because a record is valid only for its own run. */
export const surfaceFolder = 'coverage/surfaces';

/** The folder of the records of the second factor, which is a chart of its own. */
export const secondFactorFolder = `${surfaceFolder}/second-factor`;

/** Writes `coverage/surfaces/<surface>.json`. Browser tests have no files, and pass the same JSON to the `writeFile` command of their runner. */
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
  throw new Error(`${path} is not a record of a surface: { surface, walks: [{ name, edges }], cannot: [{ edge, why }] }.`);
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
