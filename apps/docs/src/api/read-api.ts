import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEntries } from './find-entries.ts';

/** A page of the API reference. */
export interface ApiPage {
  /** Its path in the site, without an extension: `api/core/page`. */
  readonly path: string;
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly order: number;
  /** The source of the entry, from the root of the repository. */
  readonly source: string;
  /** Markdown. */
  readonly text: string;
}

/** Returns a page for each entry of the published packages, made from the docstrings. It is kept in `.cache` until a source changes. */
export async function readApi(root: string): Promise<readonly ApiPage[]> {
  const hash = createHash('sha256');
  const sources = globSync(['packages/*/src/**/*.{ts,tsx}', 'packages/*/package.json', 'apps/docs/src/api/*.ts'], { cwd: root });
  for (const file of sources.sort()) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  const folder = join(root, '.cache/api');
  const cached = join(folder, `${hash.digest('hex').slice(0, 24)}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as readonly ApiPage[];
  const { writeApi } = await import('./write-api.ts'); // TypeDoc is slow to load
  const pages = await writeApi(root, findEntries(root), folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(cached, JSON.stringify(pages));
  return pages;
}
