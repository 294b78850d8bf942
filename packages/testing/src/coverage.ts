import { loginMachine } from '@kratos-login/core';
import { explore } from './explore.ts';
import { loginAlphabet } from './login-alphabet.ts';
import { type PathPlan, planPaths } from './plan-paths.ts';
import { assertFullCoverage, type Count, report } from './report.ts';
import { runPath } from './run-path.ts';

/** `pnpm coverage`: the N of N, on real actors. Ends with 1 when something is missing, and names it. */
const graph = explore(loginMachine, loginAlphabet());
const plans: readonly PathPlan[] = ['short', 'tour'];
const of = ({ taken, all }: Count): string => `${taken}/${all}`;

console.log(`moments: ${graph.nodes.length}`);
for (const plan of plans) {
  const paths = planPaths(loginMachine, graph, plan);
  const taken = paths.flatMap((path) => runPath(loginMachine, path));
  const covered = report(loginMachine, { graph, paths, taken });
  console.log(`\n${plan}: ${covered.paths} paths, ${covered.steps} steps`);
  console.log(`transitions: ${of(covered.transitions)}`);
  for (const [kind, count] of covered.byKind) console.log(`  ${kind}: ${of(count)}`);
  console.log(`edges: ${of(covered.edges)}`);
  try {
    assertFullCoverage(covered);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
