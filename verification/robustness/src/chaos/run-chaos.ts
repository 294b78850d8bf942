import { runStory, type StoryResult } from './story.ts';

export interface ChaosOptions {
  readonly runs: number;
  /** The seed of the first run. The next run has the next number. */
  readonly seed: number;
  /** Ends the runs. */
  readonly signal?: AbortSignal | undefined;
}

export interface ChaosResult {
  /** The counts, as lines of text. */
  readonly report: string;
  readonly signedIn: number;
  /** Requests per user. */
  readonly averageRequests: number;
  /** The first few failed stories, each with the command that repeats it. */
  readonly failures: readonly string[];
}

/** Per user. A login without faults takes four. */
export const MAX_AVERAGE_REQUESTS = 15;

const MAX_FAILURES = 3;

/** One story for each seed. */
export async function runChaos({ runs, seed, signal }: ChaosOptions): Promise<ChaosResult> {
  const start = performance.now();
  const failures: string[] = [];
  const kinds = new Map<string, { count: number; seed: number }>();
  const ends = new Map<string, number>();
  let requests = 0;
  let most = { requests: 0, seed };
  for (let each = seed; each < seed + runs; each++) {
    const result = await runStory(each, signal);
    requests += result.requests;
    if (result.requests > most.requests) most = { requests: result.requests, seed: each };
    if (result.end !== '') ends.set(result.end, (ends.get(result.end) ?? 0) + 1);
    if (result.problems.length === 0) continue;
    for (const kind of new Set(result.problems.map(toKind)))
      kinds.set(kind, { seed: each, ...kinds.get(kind), count: (kinds.get(kind)?.count ?? 0) + 1 });
    if (failures.length < MAX_FAILURES) failures.push(write(each, result));
  }
  const signedIn = [...ends.values()].reduce((sum, count) => sum + count, 0);
  const averageRequests = requests / runs;
  const report = [
    `chaos: ${runs} runs, seeds ${seed} to ${seed + runs - 1}, in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    `signed in: ${signedIn} of ${runs} (${[...ends].map(([end, count]) => `${end}: ${count}`).join(', ')})`,
    `requests of one user: ${averageRequests.toFixed(1)} on average, at most ${most.requests} (seed ${most.seed})`,
    ...[...kinds]
      .sort(([, one], [, other]) => other.count - one.count)
      .map(([kind, { count, seed }]) => `${count} × ${kind} (seed ${seed})`),
  ].join('\n');
  return { report, signedIn, averageRequests, failures };
}

/** The start of a problem's text, without its numbers. */
const toKind = (problem: string): string => (problem.split(/\n|: create|: post/)[0] ?? '').slice(0, 150).replaceAll(/\d+/g, 'N');

const write = (seed: number, { setup, lines, problems }: StoryResult): string =>
  [
    `the story of seed ${seed} has problems:`,
    ...problems.map((problem) => `  ${problem}`),
    'its setup:',
    `  ${JSON.stringify(setup)}`,
    'its events:',
    ...lines.map((line) => `  ${line}`),
    `to repeat it: npm run robustness -- chaos 1 ${seed}`,
  ].join('\n');
