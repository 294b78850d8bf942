import { expect, test } from 'vitest';
import { assign, createMachine, fromPromise, setup } from 'xstate';
import type { Alphabet } from './alphabet.ts';
import { explore } from './explore.ts';
import { listTransitions } from './list-transitions.ts';
import { planPaths } from './plan-paths.ts';
import { assertFullCoverage, report } from './report.ts';
import { runPath } from './run-path.ts';

const nothing: Omit<Alphabet, 'events'> = { starts: [{ label: 'start', input: undefined }], answers: () => [] };
const press: Alphabet = { ...nothing, events: () => [{ label: 'press', event: { type: 'press' } }] };

function cover(machine: ReturnType<typeof createMachine>, alphabet: Alphabet) {
  const graph = explore(machine, alphabet);
  const paths = planPaths(machine, graph);
  return { graph, paths, covered: report(machine, { graph, paths, taken: paths.flatMap((path) => runPath(machine, path)) }) };
}

test('every branch is its own transition with a readable id', () => {
  const machine = createMachine({
    id: 'light',
    initial: 'off',
    states: { off: { on: { press: [{ guard: () => false, target: 'on' }, { target: 'off' }] } }, on: { after: { 5: 'off' } } },
  });
  expect(listTransitions(machine).map(({ id, kind }) => [id, kind])).toEqual([
    ['light.off ▸ press', 'event'],
    ['light.off ▸ press[1]', 'event'],
    ['light.on ▸ xstate.after.5.light.on', 'timer'],
  ]);
});

test('a transition that another one shadows is reported', () => {
  const machine = createMachine({
    id: 'light',
    initial: 'off',
    states: { off: { on: { press: [{ target: 'on' }, { target: 'broken' }] } }, on: {}, broken: {} },
  });
  const { covered } = cover(machine, press);
  expect(covered.transitions).toEqual({ taken: 1, all: 2 });
  expect(() => assertFullCoverage(covered)).toThrow(
    'transitions: 1/2, edges: 1/1\n  not taken: light.off ▸ press[1] → light.broken: "light.off ▸ press" always comes first',
  );
});

test('a timer that never wins is reported', () => {
  const machine = createMachine({ id: 'wait', initial: 'a', states: { a: { after: { 10: 'b', 20: 'c' } }, b: { type: 'final' }, c: {} } });
  const { covered, paths } = cover(machine, press);
  expect(covered.missingTransitions.map(({ id }) => id)).toEqual(['wait.a ▸ xstate.after.20.wait.a']);
  expect(paths.map(({ name }) => name)).toEqual(['start › 0.01 s pass']);
});

test('a timer of a parent fires once, and another one keeps its remaining time', () => {
  const machine = createMachine({
    id: 'form',
    initial: 'open',
    states: {
      open: { initial: 'a', after: { 30: '.c' }, states: { a: { after: { 10: 'b' } }, b: { after: { 15: 'a2' } }, a2: {}, c: {} } },
    },
  });
  const { covered, paths } = cover(machine, press);
  assertFullCoverage(covered);
  expect(paths.map(({ name }) => name)).toEqual(['start › 0.01 s pass › 0.015 s pass › 0.005 s pass']);
});

test('an inherited transition is one transition with an edge for each leaf', () => {
  const machine = createMachine({ id: 'top', initial: 'a', on: { reset: '.a' }, states: { a: { on: { press: 'b' } }, b: {} } });
  const alphabet: Alphabet = { ...nothing, events: () => ['press', 'reset'].map((type) => ({ label: type, event: { type } })) };
  const { covered } = cover(machine, alphabet);
  assertFullCoverage(covered);
  expect([covered.transitions.all, covered.edges.all]).toEqual([2, 3]);
});

test('several starts are explored into one graph', () => {
  const machine = setup({ types: {} as { input: { at: string }; context: { at: string } } }).createMachine({
    id: 'fork',
    context: ({ input }) => input,
    initial: 'arriving',
    states: { arriving: { always: [{ guard: ({ context }) => context.at === 'a', target: 'a' }, { target: 'b' }] }, a: {}, b: {} },
  });
  const starts = ['a', 'b'].map((at) => ({ label: at, input: { at } }));
  const graph = explore(machine, { ...nothing, starts, events: () => [] });
  const paths = planPaths(machine, graph, 'tour');
  const covered = report(machine, { graph, paths, taken: paths.flatMap((path) => runPath(machine, path)) });
  assertFullCoverage(covered);
  expect(paths.map(({ name }) => name)).toEqual(['tour 1: a, 0 steps', 'tour 2: b, 0 steps']);
});

test('a tour takes a dead end last', () => {
  const machine = createMachine({
    id: 'hall',
    initial: 'a',
    states: { a: { on: { leave: 'outside', press: 'b' } }, b: { on: { press: 'a' } }, outside: {} },
  });
  const events = () => ['leave', 'press'].map((type) => ({ label: type, event: { type } }));
  const paths = planPaths(machine, explore(machine, { ...nothing, events }), 'tour');
  expect(paths.map(({ name }) => name)).toEqual(['tour 1: start, 3 steps']);
});

test('a start that joins the path of another one is walked, too', () => {
  const machine = setup({ types: {} as { input: { at: string }; context: { at: string } } }).createMachine({
    id: 'fork',
    context: ({ input }) => input,
    initial: 'arriving',
    states: {
      arriving: { always: [{ guard: ({ context }) => context.at === 'a', target: 'a' }, { target: 'a' }] },
      a: { on: { press: 'b' } },
      b: {},
    },
  });
  const starts = ['a', 'b'].map((at) => ({ label: at, input: { at } }));
  const { covered } = cover(machine as never, { ...press, starts, relevant: () => null });
  assertFullCoverage(covered);
});

test('time does not pass in states that the alphabet excludes', () => {
  const machine = createMachine({ id: 'wait', initial: 'a', states: { a: { after: { 10: 'b' } }, b: {} } });
  expect(cover(machine, { ...press, timePasses: () => false }).covered.transitions).toEqual({ taken: 0, all: 1 });
});

test('paths with the same name get numbers', () => {
  const machine = createMachine({ id: 'fork', initial: 'a', states: { a: { on: { press: 'b', kick: 'c' } }, b: {}, c: {} } });
  const events: Alphabet['events'] = () => ['press', 'kick'].map((type) => ({ label: 'touch', event: { type } }));
  expect(cover(machine, { ...press, events }).paths.map(({ name }) => name)).toEqual(['start › touch', 'start › touch (2)']);
});

test('a failed call without onError is reported as a crash', () => {
  const machine = setup({ actors: { ask: fromPromise(async () => 1) } }).createMachine({
    id: 'ask',
    initial: 'asking',
    states: { asking: { invoke: { id: 'ask', src: 'ask', onDone: 'done' } }, done: { type: 'final' } },
  });
  const answers: Alphabet['answers'] = () => [
    { label: 'ask: 1', output: 1 },
    { label: 'ask fails', error: new Error('no answer') },
  ];
  const { covered } = cover(machine as never, { ...nothing, events: () => [], answers });
  expect(covered.crashes).toEqual(['ask fails at "asking": Error: no answer']);
  expect(() => assertFullCoverage(covered)).toThrow('broke: ask fails');
});

test('an inline actor is refused, because it cannot be stubbed', () => {
  const machine = createMachine({ initial: 'asking', states: { asking: { invoke: { src: fromPromise(async () => 1) } } } });
  expect(() => explore(machine, press)).toThrow('Name it in setup({ actors })');
});

test('a context that grows without limit is refused', () => {
  const machine = createMachine({
    context: { count: 0 },
    on: { press: { actions: assign({ count: ({ context }) => context.count + 1 }) } },
  });
  expect(() => explore(machine, { ...press, limit: 50 } as never)).toThrow('More than 50 configurations');
});

test('a path that does not fit the machine is refused, with all its steps', () => {
  const before = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: {} } });
  const after = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'off' } }, on: {} } });
  const [path] = planPaths(before, explore(before, press));
  if (path === undefined) throw new Error('Expected a path.');
  expect(() => runPath(after, path)).toThrow(
    'Step 1, "press": expected active {"value":"on"},\n  got active {"value":"off"}\n  on the path: start › press',
  );
});
