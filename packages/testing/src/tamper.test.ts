// Every transition of the login, one at a time, is taken out of a copy of its chart, and led elsewhere in another one.
import { loginMachine } from '@kratos-login/core';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import type { Taken } from './create-trace.ts';
import { explore } from './explore.ts';
import { listTransitions, type TransitionInfo } from './list-transitions.ts';
import { alphabetWithRejections } from './login-alphabet.ts';
import { type Path, planPaths } from './plan-paths.ts';
import { toMutant } from './reply-table/mutants.ts';
import { runPath } from './run-path.ts';
import { replaceTransition, type StateConfig } from './tamper.ts';

const transitions = listTransitions(loginMachine);
const paths = planPaths(loginMachine, explore(loginMachine, alphabetWithRejections()));
const walks = paths.map((path) => ({ path, taken: runPath(loginMachine, path) }));

const copyWith = (change: (chart: StateConfig) => void): AnyStateMachine =>
  toMutant(loginMachine, { mistake: '', noticedBy: '', change: (chart) => change(chart as unknown as StateConfig) });

/** Where a call begins: an end of all `always`, or a copy could go round for ever. */
const elsewhere = ({ source, targets }: TransitionInfo): string =>
  [source, ...targets].some((id) => id.startsWith('login.init.signingOut')) ? '#login.init.asking' : '#login.init.signingOut';

type Way = (branch: Readonly<Record<string, unknown>>, info: TransitionInfo) => Readonly<Record<string, unknown>> | null;

const ways: Readonly<Record<string, Way>> = {
  'taken out': () => null,
  'led elsewhere': (branch, info) => ({ ...branch, target: elsewhere(info) }),
};

type Notice = 'by where it is' | 'by the way there' | 'not at all';

/** How those of the original's paths that take a transition notice. A copy may come to the same place by another transition. */
function notice(machine: AnyStateMachine, { id }: TransitionInfo): Notice {
  const through = walks.filter(({ taken }) => taken.some(({ transition }) => transition === id));
  const found = through.map(({ path, taken }) => {
    const now = walk(machine, path);
    if (now === null) return 'by where it is';
    return write(now) === write(taken) ? 'not at all' : 'by the way there';
  });
  return found.includes('by where it is') ? 'by where it is' : (found.find((each) => each !== 'not at all') ?? 'not at all');
}

const write = (taken: readonly Taken[]): string => taken.map(({ edge }) => edge).join('\n');

/** `null` when it fails. */
function walk(machine: AnyStateMachine, path: Path): readonly Taken[] | null {
  try {
    return runPath(machine, path);
  } catch {
    return null;
  }
}

test('a copy of the chart that nobody tampered with walks all paths in the same way', () => {
  const copy = copyWith(() => {});
  for (const { path, taken } of walks) expect(write(runPath(copy, path))).toBe(write(taken));
});

test('a transition that is taken out or led elsewhere fails the paths that take it', { timeout: 60_000 }, () => {
  const noticed = Object.entries(ways).flatMap(([way, by]) =>
    transitions.map((info) => {
      const machine = copyWith((chart) => replaceTransition(chart, info, (branch) => by(branch, info)));
      return { what: `${info.id} ${way}`, how: notice(machine, info) };
    }),
  );
  const onlyByTheWay = noticed.filter(({ how }) => how === 'by the way there').map(({ what }) => what);
  const count = noticed.filter(({ how }) => how !== 'not at all').length;
  console.log(`tampered: ${count}/${noticed.length} noticed (${transitions.length} taken out, ${transitions.length} led elsewhere)`);
  expect(noticed.filter(({ how }) => how === 'not at all')).toEqual([]);
  // What the root does by itself comes to the same there.
  expect(onlyByTheWay).toEqual(['login ▸ reply.leave[1] taken out', 'login.init.asking ▸ reply.signedIn taken out']);
});
