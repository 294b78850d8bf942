import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing';
import { assertFullCoverage, explore, type PathPlan, planPaths, report, runPath } from 'xstate-paths';
import { committedTransitions } from '../committed-transitions.ts';
import type { SurfaceRecord } from '../surface-record.ts';
import type { MachineWalk } from '../walk-machine.ts';

const plans: readonly PathPlan[] = ['short', 'tour'];

/** Walks the surface `machine` of the second factor: all short and long paths, on real actors. Each plan has to take everything. */
export function walkSecondFactor(machine: typeof secondFactorMachine = secondFactorMachine): MachineWalk {
  const chart = withScriptedLogin(machine);
  const graph = explore(chart, secondFactorAlphabet);
  const expected = committedTransitions('second-factor-machine');
  const complaints: string[] = [];
  const summary = [`configurations: ${graph.nodes.length}`];
  const walks: SurfaceRecord['walks'][number][] = [];
  for (const plan of plans) {
    const paths = planPaths(chart, graph, plan);
    const walked = paths.map((path) => ({ name: path.name, taken: runPath(chart, path) }));
    const covered = report(chart, { graph, paths, taken: walked.flatMap(({ taken }) => taken), expected });
    summary.push(`${plan}: ${covered.paths} paths, ${covered.steps} steps`);
    try {
      assertFullCoverage(covered);
    } catch (error) {
      complaints.push(`${plan}: ${error instanceof Error ? error.message : String(error)}`);
    }
    walks.push(...walked.map(({ name, taken }) => ({ name, edges: [...new Set(taken.map(({ edge }) => edge))] })));
  }
  return { record: { surface: 'machine', walks, cannot: [] }, summary, complaints };
}
