import type { Sample } from './sample.ts';
import { summarize } from './summarize.ts';

/** What a demo must reach, in comparison with another page of the same run. */
export interface LimitResult {
  /** A sentence with both figures. */
  readonly text: string;
  /** `null` when the other page was not measured. */
  readonly isMet: boolean | null;
}

interface Limit {
  readonly name: string;
  readonly read: (sample: Sample) => number | null;
  /** The page to compare with, and the share of its figure that is allowed. */
  readonly peer: string;
  readonly factor: number;
}

const limits: readonly Limit[] = [
  { name: 'form visible', read: ({ formVisible }) => formVisible, peer: 'hand-written', factor: 1.05 },
  { name: 'password → code focused', read: ({ passwordToCode }) => passwordToCode, peer: 'xstate-and-ky', factor: 1.1 },
  { name: 'blocking time until code', read: ({ blocking }) => blocking, peer: 'ory-elements', factor: 0.5 },
];

/** Compares the medians of both demos with the limits. */
export function checkLimits(samples: ReadonlyMap<string, readonly Sample[]>): readonly LimitResult[] {
  const demos = ['react-demo', 'vanilla-demo'].filter((name) => samples.has(name));
  const medianOf = (page: string, read: Limit['read']): number | null => summarize((samples.get(page) ?? []).map(read))?.median ?? null;
  return demos.flatMap((demo) => [
    ...limits.map((limit) => compare(demo, limit, medianOf(demo, limit.read), medianOf(limit.peer, limit.read))),
    checkLayoutShift(
      demo,
      medianOf(demo, ({ layoutShift }) => layoutShift),
    ),
  ]);
}

function compare(demo: string, { name, peer, factor }: Limit, ours: number | null, theirs: number | null): LimitResult {
  if (theirs === null) return { text: `${demo}: ${name} is not compared without ${peer}`, isMet: null };
  const allowed = theirs * factor;
  const text = `${demo}: ${name} ${ours?.toFixed(0) ?? 'not reached'}, at most ${allowed.toFixed(0)} (${factor} × ${peer})`;
  return { text, isMet: ours !== null && ours <= allowed };
}

const checkLayoutShift = (demo: string, ours: number | null): LimitResult => ({
  text: `${demo}: cumulative layout shift ${ours?.toFixed(3) ?? 'not reached'}, at most 0`,
  isMet: ours === 0,
});
