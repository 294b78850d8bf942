import fc from 'fast-check';
import { takeWalk, type WalkResult } from './take-walk.ts';
import { walk } from './walk-step.ts';

export interface WalksOptions {
  readonly walks: number;
  /** Default: derived from the clock. */
  readonly seed?: number | undefined;
  /** The path to a failed walk, as printed by its failure. */
  readonly path?: string | undefined;
  /** Ends the walks and their simulated time. */
  readonly signal?: AbortSignal | undefined;
}

export interface WalksResult {
  /** Counts and ends, as text. */
  readonly report: string;
  /** The number of walks by end. */
  readonly ends: ReadonlyMap<string, number>;
  /** The maximum number of requests that one action caused. */
  readonly mostRequests: number;
  /** The shortest walk with a problem, its story and the command to repeat it. `null` if no walk has a problem. */
  readonly failure: string | null;
}

export async function runWalks({ walks, seed = Date.now() % 1e9, path, signal }: WalksOptions): Promise<WalksResult> {
  const start = performance.now();
  let taken = 0;
  let requests = 0;
  let mostRequests = 0;
  const ends = new Map<string, number>();
  let last: WalkResult | null = null;
  const property = fc.asyncProperty(walk, async (each) => {
    const walked = await takeWalk(each, signal);
    taken++;
    requests += walked.requests;
    mostRequests = Math.max(mostRequests, walked.mostRequests);
    ends.set(walked.end, (ends.get(walked.end) ?? 0) + 1);
    if (walked.problems.length > 0) last = walked;
    return walked.problems.length === 0;
  });
  const details = await fc.check(property, { numRuns: walks, seed, ...(path !== undefined && { path }) });
  const seconds = (performance.now() - start) / 1000;
  const howTheyEnded = [...ends].map(([end, count]) => `${end}: ${count}`).join(', ');
  return {
    report: `walks: ${taken} of seed ${seed} in ${seconds.toFixed(1)} s, ${requests} requests, at most ${mostRequests} for one action; ${howTheyEnded}`,
    ends,
    mostRequests,
    failure: details.failed ? tell(details.seed, details.counterexamplePath, details.counterexample, last) : null,
  };
}

function tell(seed: number, path: string | null, counterexample: unknown, walked: WalkResult | null): string {
  return [
    'a walk has problems:',
    ...(walked?.problems ?? ['it did not end']).map((problem) => `  ${problem}`),
    'its story:',
    ...(walked?.story ?? []).map((line) => `  ${line}`),
    JSON.stringify(counterexample),
    `replay: npm run robustness -- walks 1 ${seed} ${path}`,
  ].join('\n');
}
