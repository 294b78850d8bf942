import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readSurfaces, type SurfaceRecord, saveSurface } from './surface-record.ts';

const edge = 'light.off ▸ press ▸ light.off ▸ press';
const record: SurfaceRecord = { surface: 'react', walks: [{ name: 'start › press', edges: [edge] }], cannot: [] };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'surfaces-'));
});

test('a saved record is read', async () => {
  await saveSurface(record, folder);
  expect(await readSurfaces(folder)).toEqual([record]);
});

test('the record of an earlier run is replaced', async () => {
  await saveSurface({ ...record, walks: [] }, folder);
  await saveSurface(record, folder);
  expect(await readSurfaces(folder)).toEqual([record]);
});

test('there are no records before a run', async () => {
  expect(await readSurfaces(join(folder, 'nowhere'))).toEqual([]);
});

test('an invalid record is named', async () => {
  await writeFile(join(folder, 'dom.json'), JSON.stringify({ surface: 'dom', walks: [{ name: 'start' }], cannot: [] }));
  await expect(readSurfaces(folder)).rejects.toThrow(`${join(folder, 'dom.json')} is not a record of a surface`);
});
