import { loginMachine } from '@kratos-login/core';
import { pruneEquivalent } from '@kratos-login/testing';
import type { SurfaceRecord } from '@verification/coverage/surface-record';
import { explore, type Graph, type GraphEdge, type Path, planPaths } from 'xstate-paths';
import { toRecipeName } from './recipe-name.ts';
import { findRecipes } from './recipes.ts';
import { toWantedCall } from './wanted-call.ts';
import { toOutcome, unconstrainedAlphabet, whyNot, worldAlphabet } from './world-alphabet.ts';

/** A path that ends with one recipe. */
export interface RecipePath {
  /** The name of the recipe, as in `recipes` of a walk. */
  readonly recipe: string;
  readonly path: Path;
}

/** The paths and recipes of a world. */
export interface WorldPlan {
  /** Short paths that together take every edge that has a recipe. */
  readonly paths: readonly Path[];
  /** For each recipe, the shortest path that ends with it. */
  readonly recipes: readonly RecipePath[];
  /** Edges that the chart has and no recipe can cause, with the reason. */
  readonly cannot: SurfaceRecord['cannot'];
  /** Every edge that the chart has. */
  readonly edges: readonly string[];
}

/** Plans paths without the answers that Kratos cannot send. Takes about two seconds. */
export function planWorld(): WorldPlan {
  const [graph, whole] = [explore(loginMachine, worldAlphabet()), explore(loginMachine, pruneEquivalent(unconstrainedAlphabet()))];
  const [here, all] = [edgesOf(graph), edgesOf(whole)];
  return {
    paths: planPaths(loginMachine, graph),
    recipes: findRecipePaths(graph),
    cannot: [...all.keys()].filter((edge) => !here.has(edge)).map((edge) => ({ edge, why: explain(all.get(edge) ?? []) })),
    edges: [...all.keys()],
  };
}

function edgesOf({ nodes, starts: beginnings }: Graph): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const { taken } of beginnings) for (const { edge } of taken) found.set(edge, []);
  for (const each of nodes.flatMap(({ edges }) => edges)) {
    for (const { edge } of each.taken) found.set(edge, [...(found.get(edge) ?? []), each]);
  }
  return found;
}

/** Joins the reasons of each answer that would take the edge. */
function explain(edges: readonly GraphEdge[]): string {
  const reasons = edges.map(({ step, from: { configuration } }) =>
    step.kind === 'settle' ? whyNot(step.call.src, toOutcome(step.answer), configuration.snapshot as Parameters<typeof whyNot>[2]) : null,
  );
  const distinct = [...new Set(reasons.filter((reason) => reason !== null))];
  return distinct.length === 0 ? 'Every way to it needs an impossible answer.' : distinct.join(' Or: ');
}

function findRecipePaths(graph: Graph): readonly RecipePath[] {
  const found = new Map<string, Path>();
  for (const edge of graph.nodes.flatMap(({ edges }) => edges)) {
    if (edge.step.kind !== 'settle') continue;
    const { snapshot } = edge.from.configuration;
    const call = toWantedCall(edge.step.call.src, snapshot as Parameters<typeof toWantedCall>[1]);
    const outcome = toOutcome(edge.step.answer);
    const recipes = findRecipes(outcome, call, snapshot.context);
    for (const recipe of typeof recipes === 'string' ? [] : recipes) {
      const name = toRecipeName(call, outcome, recipe);
      if (!found.has(name)) found.set(name, toPath(name, edge, graph));
    }
  }
  return [...found].map(([recipe, path]) => ({ recipe, path }));
}

/** Returns the shortest path that ends with an edge. */
function toPath(name: string, last: GraphEdge, { starts: beginnings }: Graph): Path {
  const recipe = [last];
  for (let { arrival } = last.from; arrival !== null; arrival = arrival.from.arrival) recipe.unshift(arrival);
  const beginning = beginnings.find(({ node }) => node === recipe[0]?.from);
  if (beginning === undefined) throw new Error('Expected a start for the first step of the path, got none.');
  return { name, start: beginning.start, steps: recipe.map(({ step, to }) => ({ step, expected: to.configuration.snapshot })) };
}
