import { readFileSync } from 'node:fs';
import { loginMachine } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { listTransitions, toMermaid } from 'xstate-paths';
import { chartDocuments } from './chart-document.ts';

const documents = chartDocuments();

test.each(Object.entries(documents))('docs/%s shows the chart that ships', (name, text) => {
  expect(readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')).toBe(text);
});

test('every transition of the login is drawn, except results that are raised as events', () => {
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

test.each<[file: string, machine: AnyStateMachine]>([
  ['login-machine.json', createMachine(JSON.parse(documents['login-machine.json']))],
  ['login-machine.ts', runLiteral(documents['login-machine.ts'])],
])('docs/%s makes a machine with the same states and transitions', (_, machine) => {
  const ids = ({ root }: AnyStateMachine): readonly string[] => getStateNodes(root).map(({ id }) => id);
  expect(ids(machine)).toEqual(ids(loginMachine));
  expect(listTransitions(machine)).toEqual(listTransitions(loginMachine));
});

/** Runs the file as Stately's editor does, which knows `createMachine` and nothing else. */
function runLiteral(source: string): AnyStateMachine {
  const [, literal = ''] = /^export const loginMachine = (createMachine\(.*\));$/ms.exec(source) ?? [];
  return new Function('createMachine', `return ${literal}`)(createMachine);
}
