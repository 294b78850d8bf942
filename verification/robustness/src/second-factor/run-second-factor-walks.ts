import { takeSecondFactorWalk } from './take-second-factor-walk.ts';

export interface SecondFactorWalksOptions {
  readonly walks: number;
  /** The first walk has this seed, and each further walk has the next one. */
  readonly seed: number;
  /** Ends the walks and their simulated time. */
  readonly signal?: AbortSignal | undefined;
}

export interface SecondFactorWalksResult {
  /** Counts as text. */
  readonly report: string;
  /** The walks with a problem, at most five: their problems, their stories and the commands to repeat them. */
  readonly failures: readonly string[];
  /** The number of walks that showed each kind of view. */
  readonly kinds: ReadonlyMap<string, number>;
  /** The maximum number of requests that one action caused. */
  readonly mostRequests: number;
}

export async function runSecondFactorWalks({ walks, seed, signal }: SecondFactorWalksOptions): Promise<SecondFactorWalksResult> {
  const start = performance.now();
  const failures: string[] = [];
  const kinds = new Map<string, number>();
  let [taken, requests, mostRequests] = [0, 0, 0];
  for (; taken < walks && failures.length < 5; taken++) {
    signal?.throwIfAborted();
    const walk = await takeSecondFactorWalk(seed + taken, signal);
    requests += walk.requests;
    mostRequests = Math.max(mostRequests, walk.mostRequests);
    for (const kind of walk.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (walk.problems.length > 0)
      failures.push(
        [
          `walk ${seed + taken} has problems:`,
          ...[...new Set(walk.problems)].slice(0, 8).map((problem) => `  ${problem}`),
          'its story:',
          ...walk.story.map((line) => `  ${line}`),
          `replay: npm run robustness -- second-factor 1 ${seed + taken}`,
        ].join('\n'),
      );
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const shown = [...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ');
  return {
    report: `walks: ${taken} from seed ${seed} in ${seconds} s, ${requests} requests, at most ${mostRequests} for one action; ${shown}`,
    failures,
    kinds,
    mostRequests,
  };
}
