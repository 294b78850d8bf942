import { loginMachine } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import type { AnyActorRef, AnyMachineSnapshot, SnapshotFrom } from 'xstate';
import { assertFullCoverage, explore, type GraphEdge, type GraphNode, type Path, planPaths, report, runPath } from 'xstate-paths';
import { committedTransitions } from './committed-transitions.ts';

const graph = explore(loginMachine, loginAlphabet({ withRejections: true }));
const short = planPaths(loginMachine, graph, 'short');
const tour = planPaths(loginMachine, graph, 'tour');
const open = graph.nodes.filter(({ configuration }) => configuration.snapshot.status === 'active');
const login = ({ configuration }: GraphNode): SnapshotFrom<typeof loginMachine> =>
  configuration.snapshot as SnapshotFrom<typeof loginMachine>;
const callsUnderWay = ({ children }: AnyMachineSnapshot): number =>
  Object.values(children as Record<string, AnyActorRef>).filter((child) => child.getSnapshot().status === 'active').length;

test('short paths take every transition on a real actor', () => {
  const taken = short.flatMap((path) => runPath(loginMachine, path));
  assertFullCoverage(report(loginMachine, { graph, paths: short, taken, expected: committedTransitions() }));
});

test('long paths take every transition on a real actor', () => {
  assertFullCoverage(report(loginMachine, { graph, paths: tour, taken: tour.flatMap((path) => runPath(loginMachine, path)) }));
  expect(tour.length).toBeLessThan(short.length / 4);
});

test('path names are unique without numbers', () => {
  const names = [...short, ...tour].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /\(\d+\)$/.test(name))).toEqual([]);
});

test('path names are readable', () => {
  expect(short.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'page load › offline',
      'page load › password form › wrong password',
      'page load › password form › right password, code due › code form',
      'page load › password form › password sent › 4 s later › cancelled',
      'page load to step up › code form › code sent, flow expired › code form',
    ]),
  );
  expect(Math.max(...short.map(({ name }) => name.length))).toBeLessThan(200);
});

test('a missing answer is reported with the transitions that only it causes', { timeout: 30_000 }, () => {
  const alphabet = loginAlphabet();
  const answers: typeof alphabet.answers = (call, snapshot) =>
    alphabet.answers(call, snapshot).filter(({ label }) => !label.includes('redirectRequired'));
  const less = explore(loginMachine, { ...alphabet, answers, starts: alphabet.starts.slice(0, 1) });
  const paths = planPaths(loginMachine, less);
  const covered = report(loginMachine, { graph: less, paths, taken: paths.flatMap((path) => runPath(loginMachine, path)) });
  expect(covered.missingTransitions.map(({ id }) => id)).toContain('login ▸ reply.redirectRequired');
});

test('no two calls are pending at once, and a pending state has one call', () => {
  for (const path of [...short, ...tour]) {
    runPath(loginMachine, path, {
      afterStep: (_, snapshot) => expect(callsUnderWay(snapshot), path.name).toBeLessThanOrEqual(1),
    });
  }
  for (const { configuration } of open) if (configuration.snapshot.hasTag('pending')) expect(configuration.calls.size).toBe(1);
});

test('a call settles once, and never after it was stopped', () => {
  for (const path of [...short, ...tour]) {
    const over = new Set<string>();
    runPath(loginMachine, path, {
      inspect: (event) => {
        if (event.type !== '@xstate.event' || !(event.event.type.startsWith('stub.') || event.event.type.startsWith('xstate.done.actor.')))
          return;
        const call = event.event.type === 'stub.settle' ? event.actorRef : event.sourceRef;
        const name = `${event.event.type} ${call?.sessionId}`;
        expect(over.has(name), path.name).toBe(false);
        over.add(name);
        if (event.event.type.startsWith('xstate.done.actor.')) expect(over.has(`stub.settle ${call?.sessionId}`), path.name).toBe(true);
      },
    });
  }
});

test('every state that is not final can be left, and leads to success', () => {
  expect(open.filter((node) => node.edges.every(({ to }) => to === node))).toEqual([]);
  const arrivals = Map.groupBy(
    graph.nodes.flatMap(({ edges }) => edges),
    ({ to }) => to,
  );
  const hopeful = new Set(graph.nodes.filter((node) => login(node).matches('success')));
  for (const node of hopeful) for (const { from } of arrivals.get(node) ?? []) hopeful.add(from);
  expect(graph.nodes.filter((node) => !hopeful.has(node)).map((node) => login(node).value)).toEqual([]);
});

test('answers alone never form a loop', () => {
  const isAnswer = ({ step }: GraphEdge): boolean => step.kind === 'settle';
  const done = new Set<GraphNode>();
  const enter = (node: GraphNode, way: ReadonlySet<GraphNode>): void => {
    if (done.has(node)) return;
    expect(way.has(node), `a loop at ${JSON.stringify(login(node).value)}`).toBe(false);
    for (const { to } of node.edges.filter(isAnswer)) enter(to, new Set([...way, node]));
    done.add(node);
  };
  for (const node of graph.nodes) enter(node, new Set());
});

test('the chart accepts every useful retry, even before the view offers it, because a persisted snapshot has no timers', () => {
  const failed = open.filter((node) => login(node).matches('error'));
  const waiting = failed.filter((node) => login(node).matches({ error: 'backingOff' }));
  expect(waiting.length).toBeGreaterThan(0);
  for (const node of failed) expect(login(node).can({ type: 'retry' })).toBe(login(node).context.failure?.retryable);
  for (const { edges } of waiting) expect(edges.some(({ step }) => step.kind === 'elapse')).toBe(true);
});

test('these answers are handled by the root only in these states', () => {
  const trouble = [
    'noUsableMethod',
    'refused',
    'rateLimited',
    'unavailable',
    'serverError',
    'unreachable',
    'timedOut',
    'unexpected',
    'restartLimitReached',
  ].map((kind) => `reply.${kind}`);
  const caught = new Set(graph.nodes.flatMap(({ edges }) => edges.flatMap(({ taken }) => taken)).map(({ edge }) => edge.split(' ▸ ')));
  const surprising = [...caught]
    .filter(([, event = '', ...by]) => by.join() === 'login,reply.*' && !trouble.includes(event))
    .map(([leaf, event]) => `${leaf} ${event}`);
  expect([...new Set(surprising)].sort()).toEqual([
    'login.awaiting-TOTP.submitting reply.secondFactorDue',
    'login.init.opening reply.noSession',
    'login.password.renewing reply.noSession',
    'login.password.steppingUp reply.noSession',
    'login.password.submitting reply.noSession',
  ]);
});

test('another run gives the same paths with the same names', { timeout: 30_000 }, () => {
  const write = (paths: readonly Path[]): readonly unknown[] => paths.map(({ name, steps }) => [name, steps.map(({ step }) => step.label)]);
  const again = explore(loginMachine, loginAlphabet({ withRejections: true }));
  expect(write(planPaths(loginMachine, again, 'short'))).toEqual(write(short));
  expect(write(planPaths(loginMachine, again, 'tour'))).toEqual(write(tour));
});
