import { expect, test } from 'vitest';
import type { ChartStep } from '../record-chart.ts';
import { createTimeline } from './create-timeline.ts';

const toStep = (actor: string, transition: string, chart: ChartStep['chart'] = 'login'): ChartStep => ({
  chart,
  actor,
  at: 0,
  event: '',
  transitions: [transition],
  states: ['login'],
});

test('a timeline names each actor, and numbers several of one chart', () => {
  const timeline = createTimeline();
  timeline.add(toStep('x:0', 'a'));
  timeline.add(toStep('x:1', 'a', 'second-factor'));
  timeline.add(toStep('x:2', 'a'));
  timeline.add(toStep('x:0', 'b'));
  expect(timeline.steps.map(({ title }) => title)).toEqual(['Login', 'Second factor', 'Login 2', 'Login']);
});

test('a step shows what its own actor took until then', () => {
  const timeline = createTimeline();
  for (const [actor, id] of ['x:0 a', 'x:1 b', 'x:0 c', 'x:0 d'].map((each) => each.split(' ')))
    timeline.add(toStep(actor ?? '', id ?? ''));
  expect(timeline.steps.map((step) => timeline.showAt(step).taken.join(''))).toEqual(['a', 'b', 'ac', 'acd']);
  expect(timeline.steps.map((step) => timeline.showAt(step).last.join(''))).toEqual(['a', 'b', 'c', 'd']);
});

test('a timeline forgets its oldest steps, and keeps their marks and the numbers of the others', () => {
  const timeline = createTimeline(2);
  for (const id of ['a', 'b', 'c']) timeline.add(toStep('x:0', id));
  expect(timeline.steps.map(({ number }) => number)).toEqual([2, 3]);
  expect(timeline.steps.map((step) => timeline.showAt(step).taken.join(''))).toEqual(['ab', 'abc']);
});
