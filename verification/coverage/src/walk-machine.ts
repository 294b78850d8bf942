import { loginMachine } from '@kratos-login/core';
import { loginAlphabet } from '@kratos-login/testing';
import { assertFullCoverage, explore, type PathPlan, planPaths, report, runPath } from 'xstate-paths';
import { committedTransitions } from './committed-transitions.ts';
import type { SurfaceRecord } from './surface-record.ts';

/** The impossible transitions, each with its reason: `{ 'login.error ▸ retry': 'no failure there can be retried' }`. */
const unreachable: Readonly<Record<string, string>> = {};

const plans: readonly PathPlan[] = ['short', 'tour'];

export interface MachineWalk {
  readonly record: SurfaceRecord;
  readonly summary: readonly string[];
  readonly complaints: readonly string[];
}

/** Walks the surface `machine`: all short and long paths, on real actors. Each plan has to take everything, or `complaints` lists what is missing. */
export function walkMachine(machine: typeof loginMachine = loginMachine): MachineWalk {
  const graph = explore(machine, loginAlphabet({ withRejections: true }));
  const expected = committedTransitions();
  const complaints: string[] = [];
  const summary = [`configurations: ${graph.nodes.length}`];
  const walks = plans.flatMap((plan) => {
    const paths = planPaths(machine, graph, plan);
    const walked = paths.map((path) => ({ name: path.name, taken: runPath(machine, path) }));
    const covered = report(machine, { graph, paths, taken: walked.flatMap(({ taken }) => taken), unreachable, expected });
    summary.push(`${plan}: ${covered.paths} paths, ${covered.steps} steps`);
    try {
      assertFullCoverage(covered);
    } catch (error) {
      complaints.push(`${plan}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return walked.map(({ name, taken }) => ({ name, edges: [...new Set(taken.map(({ edge }) => edge))] }));
  });
  return { record: { surface: 'machine', walks, cannot: [] }, summary, complaints };
}
