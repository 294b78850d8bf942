// Surface `real`: the paths of the surface `emulator`, in front of a real Kratos.
import { possiblePaths, type SurfaceWalk, saveSurface, toWorldRecord, walk } from '@kratos-login/testing/worlds';
import { afterAll, beforeAll, test } from 'vitest';
import { type RealWorld, startRealWorld } from './real-world.ts';
import { findCommand } from './start-kratos.ts';

let world: RealWorld;
const walks: SurfaceWalk[] = [];

beforeAll(async () => {
  world = await startRealWorld(findCommand() ?? ['kratos']);
});

for (const path of possiblePaths())
  test(path.name, async () => {
    walks.push({ name: path.name, edges: await walk(path, world) });
  });

afterAll(async () => {
  await world.stop();
  const { record, text } = toWorldRecord('real', walks);
  console.log(text);
  await saveSurface(record);
});
