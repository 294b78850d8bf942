// Surface `emulator`: paths on which each answer is brought about by what people, administrators, networks and time do to an emulated Kratos.
import { afterAll, expect, test } from 'vitest';
import type { SurfaceWalk } from '../../src/coverage/surface-record.ts';
import { saveSurface } from '../../src/coverage/surface-record.ts';
import { emulatedKratos } from '../../src/worlds/emulated-kratos.ts';
import { possiblePaths } from '../../src/worlds/possible-paths.ts';
import { toWorldRecord } from '../../src/worlds/to-world-record.ts';
import { walk } from '../../src/worlds/walk.ts';

const server = emulatedKratos();
const walks: SurfaceWalk[] = [];

for (const path of possiblePaths())
  test(path.name, async () => {
    walks.push({ name: path.name, edges: await walk(path, server) });
  });

afterAll(async () => {
  const { record, text } = toWorldRecord('emulator', walks);
  console.log(text);
  await saveSurface(record);
  expect(walks.length).toBeGreaterThan(100);
});
