import { readFileSync } from 'node:fs';
import { loginMachine } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { listTransitions } from '../list-transitions.ts';
import { toChartDocument, toMachineJson } from './chart-document.ts';
import { toMermaid } from './to-mermaid.ts';

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

test('a small machine, whole', () => {
  const light = createMachine({
    id: 'light',
    initial: 'off',
    on: { break: '.broken' },
    states: {
      off: { description: 'It is dark.', on: { press: { target: 'on', guard: 'thereIsPower' }, kick: {} } },
      on: { after: { 1000: 'off' }, invoke: { src: 'hum', onDone: 'off' } },
      broken: { type: 'final' },
    },
  });
  expect(toMermaid(light)).toBe(`stateDiagram-v2
  [*] --> light_off
  state "off — It is dark." as light_off
  state "on — calls hum" as light_on
  state "broken" as light_broken
  light_off --> light_on : press [thereIsPower]
  light_off --> light_off : kick
  light_on --> light_off : done 0.light.on
  light_on --> light_off : after 1000
  light_broken --> [*]
  anywhere --> light_broken : break
`);
});
