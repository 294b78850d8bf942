import { loginMachine } from '@kratos-login/core';
import { withoutRepetition } from '@kratos-login/testing';
import type { SurfaceRecord } from '@verification/coverage/surface-record';
import { explore, type Graph, type GraphEdge, type Path, planPaths } from 'xstate-paths';
import { nameWay } from './recipe-name.ts';
import { findMeans } from './recipes.ts';
import { toWantedCall } from './wanted-call.ts';
import { dreamtAlphabet, toOutcome, whyNot, worldAlphabet } from './world-alphabet.ts';

/** A path to one way of bringing an answer about. */
export interface WayPath {
  /** As in `ways` of a walk. */
  readonly way: string;
  readonly path: Path;
}

/** What can be walked in a world. */
export interface WorldPlan {
  /** Short paths that together take every edge that there are means for. */
  readonly paths: readonly Path[];
  /** To each way there is, the shortest path that ends with it. */
  readonly ways: readonly WayPath[];
  /** Edges that the chart has and no means can bring about, with the reason. */
  readonly cannot: SurfaceRecord['cannot'];
  /** Every edge that the chart has. */
  readonly edges: readonly string[];
}

/** Plans around what Kratos cannot answer: what lies behind is reached another way where there is one. Takes about two seconds. */
export function planWorld(): WorldPlan {
  const [graph, whole] = [explore(loginMachine, worldAlphabet()), explore(loginMachine, withoutRepetition(dreamtAlphabet()))];
  const [here, all] = [edgesOf(graph), edgesOf(whole)];
  return {
    paths: planPaths(loginMachine, graph),
    ways: findWays(graph),
    cannot: [...all.keys()].filter((edge) => !here.has(edge)).map((edge) => ({ edge, why: explain(all.get(edge) ?? []) })),
    edges: [...all.keys()],
  };
}

function edgesOf({ nodes, beginnings }: Graph): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const { taken } of beginnings) for (const { edge } of taken) found.set(edge, []);
  for (const each of nodes.flatMap(({ edges }) => edges)) {
    for (const { edge } of each.taken) found.set(edge, [...(found.get(edge) ?? []), each]);
  }
  return found;
}

/** In the words of the table; each answer that would take the edge has its own. */
function explain(edges: readonly GraphEdge[]): string {
  const reasons = edges.map(({ step, from: { moment } }) =>
    step.kind === 'settle' ? whyNot(step.call.src, toOutcome(step.answer), moment.snapshot as Parameters<typeof whyNot>[2]) : null,
  );
  const told = [...new Set(reasons.filter((reason) => reason !== null))];
  return told.length === 0 ? 'It lies behind what cannot be had.' : told.join(' Or: ');
}

function findWays(graph: Graph): readonly WayPath[] {
  const found = new Map<string, Path>();
  for (const edge of graph.nodes.flatMap(({ edges }) => edges)) {
    if (edge.step.kind !== 'settle') continue;
    const { snapshot } = edge.from.moment;
    const call = toWantedCall(edge.step.call.src, snapshot as Parameters<typeof toWantedCall>[1]);
    const outcome = toOutcome(edge.step.answer);
    const means = findMeans(outcome, call, snapshot.context);
    for (const way of typeof means === 'string' ? [] : means) {
      const name = nameWay(call, outcome, way);
      if (!found.has(name)) found.set(name, toPath(name, edge, graph));
    }
  }
  return [...found].map(([way, path]) => ({ way, path }));
}

/** The shortest way to an edge, and the edge. */
function toPath(name: string, last: GraphEdge, { beginnings }: Graph): Path {
  const way = [last];
  for (let { arrival } = last.from; arrival !== null; arrival = arrival.from.arrival) way.unshift(arrival);
  const beginning = beginnings.find(({ node }) => node === way[0]?.from);
  if (beginning === undefined) throw new Error('A path begins where nothing starts.');
  return { name, start: beginning.start, steps: way.map(({ step, to }) => ({ step, expected: to.moment.snapshot })) };
}
