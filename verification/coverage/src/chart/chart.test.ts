import { readFileSync } from 'node:fs';
import { loginMachine } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { listTransitions, toMermaid } from 'xstate-paths';
import { toChartDocument, toMachineJson } from './chart-document.ts';

const read = (name: string): string => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

test('the documentation shows the chart that ships', () => {
  expect(read('chart.md')).toBe(toChartDocument(loginMachine));
  expect(read('login-machine.json')).toBe(toMachineJson(loginMachine));
});

test('every transition of the login is drawn, but for answers that are heard as events', () => {
  const arrows = toMermaid(loginMachine)
    .split('\n')
    .filter((line) => line.includes(' --> '));
  for (const { kind, source, targets, eventType } of listTransitions(loginMachine)) {
    if (kind === 'answer' && targets.length === 0) continue;
    const [from, to = from] = [source, ...targets].map((id) => id.replaceAll(/\W/g, '_'));
    const word = kind === 'timer' ? 'after ' : eventType;
    const isDrawn = arrows.some((arrow) => arrow.includes(`${from === 'login' ? 'anywhere' : from} --> ${to}`) && arrow.includes(word));
    expect(isDrawn, `${source} ${eventType} ${targets.join()}`).toBe(true);
  }
});

test('the JSON makes a machine with the same states', () => {
  const ids = (machine: AnyStateMachine): readonly string[] => getStateNodes(machine.root).map(({ id }) => id);
  expect(ids(createMachine(JSON.parse(toMachineJson(loginMachine))))).toEqual(ids(loginMachine));
});
