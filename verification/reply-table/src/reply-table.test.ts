import { loginMachine, type Outcome } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { explore, type Graph } from 'xstate-paths';
import { checkMatrix, type MatrixFinding, nameRow } from './check-matrix.ts';
import { toVerbColumn } from './check-verbs.ts';
import { edges } from './edges.ts';
import { mutants, toMachine } from './mutants.ts';
import { nameOutcome, outcomeNames } from './outcome-samples.ts';
import { exploreWhole, listReachableConfigurations, place } from './reachable-configurations.ts';
import { callAt, columns } from './states.ts';

const whole = exploreWhole();
const situations = listReachableConfigurations(whole);
const matrix = checkMatrix(loginMachine, situations);
const findingsIn = (row: string, { findings } = matrix): readonly MatrixFinding[] =>
  findings.filter(({ cell }) => cell.startsWith(`${row} × `));
const toRow = (name: string, precondition: string | null): readonly [string] => [nameRow(name, precondition)];

test('what the paths leave out takes no edge that they do not take', () => {
  const findEdges = ({ nodes, beginnings }: Graph): string[] => [
    ...new Set([...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap(({ taken }) => taken.map(({ edge }) => edge))),
  ];
  expect(findEdges(explore(loginMachine, loginAlphabet())).sort()).toEqual(findEdges(whole).sort());
});

test('every outcome has a row, and only one', () => {
  expect(edges.map(([outcome]) => outcome)).toEqual(outcomeNames);
});

test.for(matrix.edges.map(({ outcome, precondition }) => toRow(outcome, precondition)))(
  '%s leads where the table says, in every state',
  ([row]) => {
    expect(findingsIn(row)).toEqual([]);
  },
);

test.for(matrix.verbs.map(({ verb, precondition }) => toRow(verb, precondition)))(
  '%s can be done where the table says, and leads there',
  ([row]) => {
    expect(findingsIn(row)).toEqual([]);
  },
);

test.for(matrix.catchAll.map(({ reply }) => toRow(reply, null)))(
  '%s is left to the root only by the states that the list names',
  ([row]) => {
    expect(findingsIn(row)).toEqual([]);
  },
);

test('no cell is empty or different', () => {
  expect(matrix.findings).toEqual([]);
});

test('what is marked as never answered there is what no call of the alphabet comes to there', () => {
  const { answers } = loginAlphabet({ isExhaustive: true });
  for (const column of columns) {
    const call = { id: callAt[column], src: callAt[column] };
    const inColumn = situations.filter(({ state }) => state === column).map((situation) => place(loginMachine, situation).snapshot);
    const precondition = inColumn.flatMap((snapshot) =>
      answers(call, snapshot as never).map((answer) => 'output' in answer && answer.output),
    );
    const names = new Set(precondition.map((outcome) => nameOutcome(outcome as Outcome)));
    // A method that is disabled meanwhile answers a fetch in no recording, and `readOutcome` would read it.
    if (column === 'O1') names.add('flowGone (refused)');
    const open = matrix.edges.filter(({ precondition: variant, cells }) => variant === null && cells[column]?.isImpossible === false);
    expect([...names].sort(), column).toEqual(open.map(({ outcome }) => outcome).sort());
  }
});

test('whatever is called retryable can be tried again', () => {
  const failures = situations.filter(({ context }) => context.failure?.retryable === true);
  expect(failures.length).toBeGreaterThan(50);
  const stuck = failures.filter(
    ({ value, context }) =>
      context.secondsToWait === 0 && !loginMachine.resolveState({ value: value as never, context }).can({ type: 'retry' }),
  );
  expect(stuck.map(({ context }) => context.failure?.requestState)).toEqual([]);
});

test.for(mutants.map((mutant) => [mutant.mistake, mutant] as const))('a chart with a mistake is caught: %s', ([, mutant]) => {
  const [, column = ''] = mutant.noticedBy.split(' × ');
  const there = situations.filter(({ state }) => toVerbColumn(state) === column); // the other columns are `npm run matrix`'s
  const findCells = (machine: AnyStateMachine): readonly string[] => checkMatrix(machine, there).findings.map(({ cell }) => cell);
  expect(findCells(loginMachine)).not.toContain(mutant.noticedBy);
  expect(findCells(mutant.machine)).toContain(mutant.noticedBy);
});

test('a copy of the chart without a mistake is found to be right', () => {
  const copied = toMachine({ ...loginMachine.config });
  expect(checkMatrix(copied, situations).findings).toEqual([]);
});
