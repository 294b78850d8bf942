import { expect, test } from 'vitest';
import { groupExcuses, mergeSurface } from './merge-surfaces.ts';
import type { SurfaceRecord } from './surface-record.ts';

const [reset, press, kick] = ['top.a ▸ reset ▸ top ▸ reset', 'top.a ▸ press ▸ top.a ▸ press', 'top.b ▸ reset ▸ top ▸ reset'];
const chart = { transitions: ['top ▸ reset', 'top.a ▸ press'], edges: [reset, press, kick] };
const why = 'the page has no such button';
const record = (edges: readonly string[], cannot: readonly string[] = []): SurfaceRecord => ({
  surface: 'react',
  walks: [{ name: 'start', edges }],
  cannot: cannot.map((edge) => ({ edge, why })),
});

test('a surface that took everything is complete', () => {
  expect(mergeSurface(record([reset, press, kick]), chart)).toEqual({
    surface: 'react',
    transitions: { taken: 2, all: 2 },
    edges: { taken: 3, all: 3 },
    complaints: [],
  });
});

test('a transition that a surface should take and did not is missing', () => {
  const { transitions, complaints } = mergeSurface(record([reset, kick]), chart);
  expect(transitions).toEqual({ taken: 1, all: 2 });
  expect(complaints).toEqual(['not taken: top.a ▸ press']);
});

test('an edge is missing even if its transition was taken by another edge', () => {
  expect(mergeSurface(record([reset, press]), chart).complaints).toEqual([`not taken: ${kick}`]);
});

test('an edge that a surface cannot take is not required', () => {
  const { transitions, edges, complaints } = mergeSurface(record([reset], [press, kick]), chart);
  expect([transitions, edges, complaints]).toEqual([{ taken: 1, all: 1 }, { taken: 1, all: 1 }, []]);
});

test('a taken edge that is listed as impossible is a complaint', () => {
  const { edges, complaints } = mergeSurface(record([reset, press, kick], [press]), chart);
  expect(edges).toEqual({ taken: 3, all: 3 });
  expect(complaints).toEqual([`listed as impossible, but taken: ${press}`]);
});

test('a transition that is not in the chart is a complaint', () => {
  const other = 'top.a ▸ pull ▸ top.a ▸ pull';
  expect(mergeSurface(record([reset, press, kick, other]), chart).complaints).toEqual([`not in the chart: ${other}`]);
});

test('a transition without a known edge is missing', () => {
  const more = { ...chart, transitions: [...chart.transitions, 'top.b ▸ press'] };
  expect(mergeSurface(record([reset, press, kick]), more).complaints).toEqual(['not taken: top.b ▸ press']);
});

test('a reason of several surfaces is listed once', () => {
  const [react, dom] = [record([reset], [press, kick]), { ...record([reset], [kick, press]), surface: 'dom' }];
  const login = { ...record([reset], [kick]), surface: 'login' };
  expect(groupExcuses([react, dom, login])).toEqual([
    { surfaces: ['react', 'dom'], why, edges: [press, kick].sort() },
    { surfaces: ['login'], why, edges: [kick] },
  ]);
});
