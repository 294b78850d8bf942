import { expect, test } from 'vitest';
import { groupExcuses, mergeSurface } from './merge-surfaces.ts';
import type { SurfaceRecord } from './surface-record.ts';

const [reset, press, kick] = ['top.a ▸ reset ▸ top ▸ reset', 'top.a ▸ press ▸ top.a ▸ press', 'top.b ▸ reset ▸ top ▸ reset'];
const chart = { transitions: ['top ▸ reset', 'top.a ▸ press'], edges: [reset, press, kick] };
const why = 'no button does that';
const record = (edges: readonly string[], cannot: readonly string[] = []): SurfaceRecord => ({
  surface: 'react',
  walks: [{ name: 'start', edges }],
  cannot: cannot.map((edge) => ({ edge, why })),
});

test('all is taken', () => {
  expect(mergeSurface(record([reset, press, kick]), chart)).toEqual({
    surface: 'react',
    transitions: { taken: 2, all: 2 },
    edges: { taken: 3, all: 3 },
    complaints: [],
  });
});

test('a transition that a surface should show and does not is missing', () => {
  const { transitions, complaints } = mergeSurface(record([reset, kick]), chart);
  expect(transitions).toEqual({ taken: 1, all: 2 });
  expect(complaints).toEqual(['not taken: top.a ▸ press']);
});

test('an edge of a transition that was taken elsewhere is missing, too', () => {
  expect(mergeSurface(record([reset, press]), chart).complaints).toEqual([`not taken: ${kick}`]);
});

test('what a surface cannot show is not asked of it', () => {
  const { transitions, edges, complaints } = mergeSurface(record([reset], [press, kick]), chart);
  expect([transitions, edges, complaints]).toEqual([{ taken: 1, all: 1 }, { taken: 1, all: 1 }, []]);
});

test('an excuse for what was taken is a complaint', () => {
  const { edges, complaints } = mergeSurface(record([reset, press, kick], [press]), chart);
  expect(edges).toEqual({ taken: 3, all: 3 });
  expect(complaints).toEqual([`said that it cannot be shown, and was taken: ${press}`]);
});

test('a transition that the chart does not have is a complaint', () => {
  const other = 'top.a ▸ pull ▸ top.a ▸ pull';
  expect(mergeSurface(record([reset, press, kick, other]), chart).complaints).toEqual([`not in the chart: ${other}`]);
});

test('a transition of the chart that no edge is known of is missing everywhere', () => {
  const more = { ...chart, transitions: [...chart.transitions, 'top.b ▸ press'] };
  expect(mergeSurface(record([reset, press, kick]), more).complaints).toEqual(['not taken: top.b ▸ press']);
});

test('one excuse of several surfaces is told once', () => {
  const [react, dom] = [record([reset], [press, kick]), { ...record([reset], [kick, press]), surface: 'dom' }];
  const login = { ...record([reset], [kick]), surface: 'login' };
  expect(groupExcuses([react, dom, login])).toEqual([
    { surfaces: ['react', 'dom'], why, edges: [press, kick].sort() },
    { surfaces: ['login'], why, edges: [kick] },
  ]);
});
