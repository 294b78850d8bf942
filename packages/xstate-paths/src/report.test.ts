import { expect, test } from 'vitest';
import { createMachine, fromPromise, setup } from 'xstate';
import type { Alphabet } from './alphabet.ts';
import { explore } from './explore.ts';
import { listTransitions } from './list-transitions.ts';
import { planPaths } from './plan-paths.ts';
import { assertFullCoverage, type ReportOptions, report } from './report.ts';
import { runPath } from './run-path.ts';

type Machine = ReturnType<typeof createMachine>;

const alphabet: Alphabet = {
  starts: [{ label: 'start', input: undefined }],
  events: () => [{ label: 'press', event: { type: 'press' } }],
  answers: () => [{ label: 'ask: 1', output: 1 }],
};

function cover(machine: Machine, options: Partial<ReportOptions> = {}) {
  const graph = explore(machine, alphabet as never);
  const paths = planPaths(machine, graph);
  return report(machine, { graph, paths, taken: paths.flatMap((path) => runPath(machine, path)), ...options });
}

const why = (machine: Machine): readonly string[] => cover(machine).missingTransitions.map((info) => `${info.id}: ${info.why}`);

test('the reason names a state that is never entered', () => {
  const machine = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'off' } }, lost: { on: { press: 'off' } } } });
  expect(why(machine)).toEqual(['light.lost ▸ press: "light.lost" is never entered']);
});

test('the reason names an event that never happens', () => {
  const machine = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'off', kick: 'off' } } } });
  expect(why(machine)).toEqual(['light.off ▸ kick: the event never happens in "light.off"']);
});

test('the reason names a guard that is never true', () => {
  const branches = [{ guard: () => false, target: 'on' }, { target: 'off' }];
  const machine = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: branches } }, on: {} } });
  expect(why(machine)).toEqual(['light.off ▸ press: its guard is never true there']);
});

test('the reason names an earlier branch without a guard', () => {
  const machine = createMachine({
    id: 'light',
    initial: 'off',
    states: { off: { on: { press: [{ target: 'on' }, { target: 'off' }] } }, on: {} },
  });
  expect(why(machine)).toEqual(['light.off ▸ press[1]: "light.off ▸ press" always comes first']);
});

test('the reason names an earlier branch whose guard is always true', () => {
  const branches = [{ guard: () => true, target: 'on' }, { target: 'off' }];
  const machine = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: branches } }, on: {} } });
  expect(why(machine)).toEqual(['light.off ▸ press[1]: "light.off ▸ press" comes first']);
});

test('the reason names a transition of a child state', () => {
  const machine = createMachine({ id: 'light', initial: 'off', on: { press: '.on' }, states: { off: { on: { press: 'off' } }, on: {} } });
  expect(why(machine)).toEqual(['light ▸ press: "light.off ▸ press" comes first']);
});

test('the reason names a timer that never fires first', () => {
  const machine = createMachine({ id: 'wait', initial: 'a', states: { a: { after: { 10: 'b', 20: 'b' } }, b: {} } });
  expect(why(machine)).toEqual(['wait.a ▸ xstate.after.20.wait.a: another transition always happens before this timer in "wait.a"']);
});

test('the reason names a call that never fails', () => {
  const machine = setup({ actors: { ask: fromPromise(async () => 1) } }).createMachine({
    id: 'ask',
    initial: 'asking',
    states: { asking: { invoke: { id: 'ask', src: 'ask', onDone: 'done', onError: 'done' } }, done: {} },
  });
  expect(why(machine as never)).toEqual(['ask.asking ▸ xstate.error.actor.ask: the call never fails in "ask.asking"']);
});

const halfDead = createMachine({
  id: 'light',
  initial: 'off',
  states: { off: { on: { press: [{ guard: () => false, target: 'on' }, { target: 'off' }] } }, on: {} },
});

test('a transition that is listed as unreachable is not counted', () => {
  const covered = cover(halfDead, { unreachable: { 'light.off ▸ press': 'there is no power in this test' } });
  assertFullCoverage(covered);
  expect(covered.transitions).toEqual({ taken: 1, all: 1 });
});

test('a taken transition that is listed as unreachable fails', () => {
  const unreachable = { 'light.off ▸ press': 'no power', 'light.off ▸ press[1]': 'no finger' };
  expect(() => assertFullCoverage(cover(halfDead, { unreachable }))).toThrow(
    'light.off ▸ press[1] is listed as unreachable, but was taken',
  );
});

test('an unknown transition that is listed as unreachable fails', () => {
  const unreachable = { 'light.off ▸ press': 'no power', 'light.off ▸ pull': 'no cord' };
  expect(() => assertFullCoverage(cover(halfDead, { unreachable }))).toThrow(
    'light.off ▸ pull is listed as unreachable, but there is no such',
  );
});

test('a deleted or changed transition is missing from a committed list', () => {
  const before = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: { on: { press: 'off' } } } });
  const shorter = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: {} } });
  const other = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: { on: { press: 'on' } } } });
  const expected = listTransitions(before);
  assertFullCoverage(cover(before, { expected }));
  for (const [machine, count] of [
    [shorter, '1/2'],
    [other, '2/3'],
  ] as const)
    expect(() => assertFullCoverage(cover(machine, { expected }))).toThrow(
      `transitions: ${count}, edges: ${count[0]}/${count[0]}\n  not taken: light.on ▸ press → light.off: the machine does not have this transition`,
    );
});
