import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import type { AnyActorRef, AnyMachineSnapshot, SnapshotFrom } from 'xstate';
import { assertFullCoverage, explore, type GraphEdge, type GraphNode, listTransitions, planPaths, report, runPath } from 'xstate-paths';
import { committedTransitions } from '../committed-transitions.ts';

const machine = withScriptedLogin(secondFactorMachine);
const graph = explore(machine, secondFactorAlphabet);
const paths = planPaths(machine, graph, 'short');
const tours = planPaths(machine, graph, 'tour');
const open = graph.nodes.filter(({ configuration }) => configuration.snapshot.status === 'active');
const toSnapshot = ({ configuration }: GraphNode) => configuration.snapshot as SnapshotFrom<typeof secondFactorMachine>;
const callsUnderWay = ({ children }: AnyMachineSnapshot): number =>
  Object.values(children as Record<string, AnyActorRef>).filter((child) => child.getSnapshot().status === 'active').length;

test('the committed chart has the transitions of the second-factor machine', () => {
  expect(committedTransitions('second-factor-machine')).toEqual(listTransitions(secondFactorMachine));
});

test.each([
  ['short', paths],
  ['long', tours],
])('%s paths take every transition of the second factor on a real actor', (_, some) => {
  const taken = some.flatMap((path) => runPath(machine, path));
  assertFullCoverage(report(machine, { graph, paths: some, taken, expected: committedTransitions('second-factor-machine') }));
});

test('a pending state of the second factor has one call, and the others have none, except the login inside', () => {
  for (const path of [...paths, ...tours])
    runPath(machine, path, { afterStep: (_, snapshot) => expect(callsUnderWay(snapshot), path.name).toBeLessThanOrEqual(1) });
  for (const node of open)
    expect([...node.configuration.calls.keys()]).toHaveLength(
      toSnapshot(node).hasTag('pending') || toSnapshot(node).matches('confirming') ? 1 : 0,
    );
});

test('every state of the second factor that is not final can be left, and leads to the overview', () => {
  expect(open.filter((node) => node.edges.every(({ to }) => to === node))).toEqual([]);
  const arrivals = Map.groupBy(
    graph.nodes.flatMap(({ edges }) => edges),
    ({ to }) => to,
  );
  const hopeful = new Set(graph.nodes.filter((node) => toSnapshot(node).matches('overview')));
  for (const node of hopeful) for (const { from } of arrivals.get(node) ?? []) hopeful.add(from);
  expect(open.filter((node) => !hopeful.has(node)).map((node) => toSnapshot(node).value)).toEqual([]);
});

test('replies and the login inside, without another action of the user, never form a loop of the second factor', () => {
  const isReply = ({ step }: GraphEdge): boolean => step.kind === 'settle';
  const done = new Set<GraphNode>();
  const enter = (node: GraphNode, way: ReadonlySet<GraphNode>): void => {
    if (done.has(node)) return;
    expect(way.has(node), `a loop at ${JSON.stringify(toSnapshot(node).value)}`).toBe(false);
    for (const { to } of node.edges.filter(isReply)) enter(to, new Set([...way, node]));
    done.add(node);
  };
  for (const node of graph.nodes) enter(node, new Set());
});

test('a change is never sent with the flow of another user', () => {
  for (const node of open) {
    const { flow, identityId } = toSnapshot(node).context;
    if (node.configuration.calls.has('submitSettings')) expect(flow?.identityId).toBe(identityId);
  }
});

test('a change that is sent fits its flow, and only one that the user asked for or that follows pairing is sent', () => {
  for (const { from, to, step } of graph.nodes.flatMap(({ edges }) => edges)) {
    if (!to.configuration.calls.has('submitSettings') || from.configuration.calls.has('submitSettings') || step.kind !== 'settle') continue;
    // Without an event of the user, the change was asked for before.
    expect([toSnapshot(from).context.change, 'pair']).toContain(toSnapshot(to).context.change);
  }
});

test('the second factor accepts every useful retry', () => {
  for (const node of open.filter((each) => toSnapshot(each).matches('error')))
    expect(toSnapshot(node).can({ type: 'retry' })).toBe(toSnapshot(node).context.failure?.retryable);
});
