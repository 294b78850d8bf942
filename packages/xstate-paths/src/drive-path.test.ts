import { expect, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { type Driver, drivePath } from './drive-path.ts';
import { explore } from './explore.ts';
import { planPaths } from './plan-paths.ts';

const door = createMachine({ id: 'door', initial: 'shut', states: { shut: { on: { push: 'open' } }, open: { after: { 1000: 'shut' } } } });

function pathThroughTheDoor() {
  const graph = explore(door, {
    starts: [{ label: 'a door', input: undefined }],
    events: () => [{ label: 'push', event: { type: 'push' } }],
    answers: () => [],
  });
  const [path] = planPaths(door, graph);
  if (path === undefined) throw new Error('Expected a path.');
  return path;
}

const diary: string[] = [];
const writer: Driver = {
  send: ({ type }) => void diary.push(type),
  settle: ({ id }) => void diary.push(id),
  elapse: async (ms) => void diary.push(`${ms} ms`),
  expect: (value) => void diary.push(`is ${JSON.stringify(value)}`),
};

test('a driver performs each step, then checks the state', async () => {
  await drivePath(pathThroughTheDoor(), writer);
  expect(diary).toEqual(['push', 'is "open"', '1000 ms', 'is "shut"']);
});

test('a failure prints the path so far', async () => {
  const actor = createActor(door).start();
  const stuck: Driver = {
    ...writer,
    expect: (value) => {
      if (actor.getSnapshot().value !== value) throw new Error(`Not ${JSON.stringify(value)}.`);
    },
  };
  await expect(drivePath(pathThroughTheDoor(), stuck)).rejects.toThrow('Not "open".\n  after: a door → push');
});
