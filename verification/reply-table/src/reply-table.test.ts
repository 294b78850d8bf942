import { loginMachine } from '@kratos-login/core';
import type { Outcome } from '@kratos-login/core/read-outcome';
import { loginAlphabet } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { explore, type Graph } from 'xstate-paths';
import { checkMatrix, type MatrixFinding, nameRow } from './check-matrix.ts';
import { toVerbColumn } from './check-verbs.ts';
import { edges } from './edges.ts';
import { mutants, toMachine } from './mutants.ts';
import { nameOutcome, outcomeNames } from './outcome-samples.ts';
import { exploreWhole, listReachableConfigurations, restore } from './reachable-configurations.ts';
import { callAt, columns } from './states.ts';

const whole = exploreWhole();
const situations = listReachableConfigurations(whole);
const matrix = checkMatrix(loginMachine, situations);
const findingsIn = (row: string, { findings } = matrix): readonly MatrixFinding[] =>
  findings.filter(({ cell }) => cell.startsWith(`${row} × `));
const toRow = (name: string, precondition: string | null): readonly [string] => [nameRow(name, precondition)];

test('the pruned alphabet takes every edge of the whole one', () => {
  const findEdges = ({ nodes, starts: beginnings }: Graph): string[] => [
    ...new Set([...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap(({ taken }) => taken.map(({ edge }) => edge))),
  ];
  expect(findEdges(explore(loginMachine, loginAlphabet())).sort()).toEqual(findEdges(whole).sort());
});

test('every outcome has exactly one row', () => {
  expect(edges.map(({ outcome }) => outcome)).toEqual(outcomeNames);
});

test.for(matrix.edges.map(({ outcome, precondition }) => toRow(outcome, precondition)))(
  '%s leads to the state in the table, in every state',
  ([row]) => {
    expect(findingsIn(row)).toEqual([]);
  },
);

test.for(matrix.verbs.map(({ verb, precondition }) => toRow(verb, precondition)))(
  '%s is offered in the states of the table, and leads to its targets',
  ([row]) => {
    expect(findingsIn(row)).toEqual([]);
  },
);

test.for(matrix.catchAll.map(({ reply }) => toRow(reply, null)))('%s reaches the root only from the listed states', ([row]) => {
  expect(findingsIn(row)).toEqual([]);
});

test('no cell is untried or different', () => {
  expect(matrix.findings).toEqual([]);
});

test('impossible outcomes are those that the alphabet does not have in that state', () => {
  const { answers } = loginAlphabet({ isExhaustive: true });
  for (const column of columns) {
    const call = { id: callAt[column], src: callAt[column] };
    const inColumn = situations.filter(({ state }) => state === column).map((situation) => restore(loginMachine, situation).snapshot);
    const precondition = inColumn.flatMap((snapshot) =>
      answers(call, snapshot as never).map((answer) => 'output' in answer && answer.output),
    );
    const names = new Set(precondition.map((outcome) => nameOutcome(outcome as Outcome)));
    // No recording shows a fetched flow whose method was disabled meanwhile, but `readOutcome` can read it.
    if (column === 'init.opening') names.add('flowGone (refused)');
    const open = matrix.edges.filter(({ precondition: variant, cells }) => variant === null && cells[column]?.isImpossible === false);
    expect([...names].sort(), column).toEqual(open.map(({ outcome }) => outcome).sort());
  }
});

test('every retryable failure accepts retry', () => {
  const failures = situations.filter(({ context }) => context.failure?.retryable === true);
  expect(failures.length).toBeGreaterThan(50);
  const stuck = failures.filter(
    ({ value, context }) =>
      context.secondsToWait === 0 && !loginMachine.resolveState({ value: value as never, context }).can({ type: 'retry' }),
  );
  expect(stuck.map(({ context }) => context.failure?.requestState)).toEqual([]);
});

test.for(mutants.map((mutant) => [mutant.mistake, mutant] as const))('the table detects a mistake: %s', ([, mutant]) => {
  const [, column = ''] = mutant.noticedBy.split(' × ');
  const there = situations.filter(({ state }) => toVerbColumn(state) === column); // `npm run matrix` checks the other columns, too
  const findCells = (machine: AnyStateMachine): readonly string[] => checkMatrix(machine, there).findings.map(({ cell }) => cell);
  expect(findCells(loginMachine)).not.toContain(mutant.noticedBy);
  expect(findCells(mutant.machine)).toContain(mutant.noticedBy);
});

test('a copy of the chart without a mistake has no findings', () => {
  const copied = toMachine({ ...loginMachine.config });
  expect(checkMatrix(copied, situations).findings).toEqual([]);
});
