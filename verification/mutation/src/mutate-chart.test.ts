import { loginMachine } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { explore, listTransitions, type Path, planPaths, runPath, type TakenTransition } from 'xstate-paths';
import { mutateChart } from './mutate-chart.ts';

const list = (config: object): readonly string[] => [...mutateChart(config)].map(({ where, what }) => `${where}: ${what}`);

test('every detail of a chart is changed once', () => {
  const config = {
    id: 'door',
    initial: 'closed',
    on: { reset: { target: '.closed', reenter: true } },
    states: {
      closed: {
        tags: 'quiet',
        entry: 'lock',
        on: {
          open: [{ guard: 'isAllowed', target: 'opening', actions: { type: 'note', params: { by: 'ann', at: 1 } } }, { actions: 'refuse' }],
        },
      },
      opening: { invoke: { id: 'motor', src: 'motor', input: {}, onDone: 'open', onError: '#door.closed' } },
      open: { invoke: { id: 'sensor', src: 'sensor' }, after: { 1000: 'closed' }, always: { guard: 'isWindy', target: 'closed' } },
    },
  };
  expect(list(config)).toMatchInlineSnapshot(`
    [
      "door ▸ reset: removed",
      "door ▸ reset: to door.opening",
      "door ▸ reset: without reenter",
      "door ▸ reset: without its target",
      "door: starts in opening",
      "door.closed ▸ open: removed",
      "door.closed ▸ open: to door.open",
      "door.closed ▸ open: without the guard isAllowed",
      "door.closed ▸ open: with the guard isAllowed negated",
      "door.closed ▸ open: without by of the action note(by, at)",
      "door.closed ▸ open: without at of the action note(by, at)",
      "door.closed ▸ open: without its target",
      "door.closed ▸ open: without the action note(by, at)",
      "door.closed ▸ open[1]: removed",
      "door.closed ▸ open[1]: to door.opening",
      "door.closed: without the entry action lock",
      "door.closed: without the tag quiet",
      "door.opening ▸ xstate.done.actor.motor: removed",
      "door.opening ▸ xstate.done.actor.motor: to door.closed",
      "door.opening ▸ xstate.done.actor.motor: without its target",
      "door.opening ▸ xstate.error.actor.motor: removed",
      "door.opening ▸ xstate.error.actor.motor: to door.open",
      "door.opening ▸ xstate.error.actor.motor: without its target",
      "door.opening: without the input of motor",
      "door.open ▸ xstate.after.1000.door.open: removed",
      "door.open ▸ xstate.after.1000.door.open: to door.opening",
      "door.open ▸ xstate.after.1000.door.open: without its target",
      "door.open ▸ (always): removed",
      "door.open ▸ (always): to door.opening",
      "door.open ▸ (always): without the guard isWindy",
      "door.open ▸ (always): with the guard isWindy negated",
      "door.open ▸ (always): without its target",
    ]
  `);
});

test('a mutant has one change, and the original has none', () => {
  const config = { id: 'a', initial: 'b', states: { b: { on: { go: 'c' } }, c: { invoke: { src: 'd' } }, e: { invoke: { src: 'f' } } } };
  const before = structuredClone(config);
  const removed = [...mutateChart(config)].find(({ what }) => what === 'removed');
  expect(config).toEqual(before);
  expect(removed?.config).toEqual({ ...before, states: { ...before.states, b: { on: {} } } });
});

test('every transition of the login is removed once and leads elsewhere once, and every mutant is a machine', () => {
  const mutants = [...mutateChart(loginMachine.config)];
  const ids = listTransitions(loginMachine).map(({ id }) => id);
  const whereIs = (kind: RegExp): readonly string[] => mutants.filter(({ what }) => kind.test(what)).map(({ where }) => where);
  expect(whereIs(/^removed$/).toSorted()).toEqual(ids.toSorted());
  expect(whereIs(/^to /).toSorted()).toEqual(ids.toSorted());
  for (const { config } of mutants) toMachine(config);
  expect(new Set(mutants.map(({ where, what }) => `${where}: ${what}`)).size).toBe(mutants.length);
});

const toMachine = (config: object): AnyStateMachine => createMachine(config as never, loginMachine.implementations as never);

const paths = planPaths(loginMachine, explore(loginMachine, loginAlphabet({ withRejections: true })));
const walks = paths.map((path) => ({ path, taken: runPath(loginMachine, path) }));

test('an unchanged copy of the chart takes the same transitions on all paths', () => {
  const copy = toMachine({ ...loginMachine.config });
  for (const { path, taken } of walks) expect(write(runPath(copy, path))).toBe(write(taken));
});

test('a transition that is removed or leads elsewhere fails the paths that take it', { timeout: 60_000 }, () => {
  const mutants = [...mutateChart(loginMachine.config)].filter(({ what }) => /^(removed$|to )/.test(what));
  const noticed = mutants.map(({ where, what, config }) => ({ mutant: `${where}: ${what}`, how: findNotice(toMachine(config), where) }));
  const count = noticed.filter(({ how }) => how !== 'not at all').length;
  console.log(`mutants of the chart: ${count}/${noticed.length} noticed by the paths`);
  expect(noticed.filter(({ how }) => how === 'not at all')).toEqual([]);
  // There the root leads to the same state.
  expect(noticed.filter(({ how }) => how === 'by another transition').map(({ mutant }) => mutant)).toEqual([
    'login ▸ reply.redirectRequired[1]: removed',
    'login ▸ reply.noUsableMethod[1]: removed',
    'login.init.checkingSession ▸ reply.signedIn: removed',
    'login.password.renewing ▸ xstate.done.actor.openFlow: to login.password.steppingUp',
  ]);
});

type Notice = 'by another state' | 'by another transition' | 'not at all';

/** Returns how the original's paths through a transition differ. A mutant may reach the same state by another transition. */
function findNotice(machine: AnyStateMachine, id: string): Notice {
  const through = walks.filter(({ taken }) => taken.some(({ transition }) => transition === id));
  const found = through.map(({ path, taken }) => {
    const now = tryPath(machine, path);
    if (now === null) return 'by another state';
    return write(now) === write(taken) ? 'not at all' : 'by another transition';
  });
  return found.includes('by another state') ? 'by another state' : (found.find((each) => each !== 'not at all') ?? 'not at all');
}

const write = (taken: readonly TakenTransition[]): string => taken.map(({ edge }) => edge).join('\n');

/** Returns `null` for a path that fails. */
function tryPath(machine: AnyStateMachine, path: Path): readonly TakenTransition[] | null {
  try {
    return runPath(machine, path);
  } catch {
    return null;
  }
}
