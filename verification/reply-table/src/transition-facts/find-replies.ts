import type { SettingsOutcome } from '@kratos-login/core/second-factor';
import type { Graph, TransitionInfo } from 'xstate-paths';
import type { CallName } from '../replies/reply-row.ts';
import { replies } from '../replies.ts';
import { nameSettingsOutcome } from '../settings-outcomes.ts';

/** The requests that each call of a chart makes. */
const requests: Readonly<Record<string, readonly CallName[]>> = {
  openFlow: ['create', 'get'],
  submitFlow: ['submit'],
  askWhoami: ['whoami'],
  signOut: ['logout url', 'logout'],
  openSettings: ['settings create', 'settings get'],
  submitSettings: ['settings submit'],
  endSession: ['logout url', 'logout'],
};

/** Finds the replies that cause each transition, by exploring the chart: ids of transitions, and ids of rows. */
export function findReplies({ nodes }: Graph, transitions: readonly TransitionInfo[]): ReadonlyMap<string, ReadonlySet<string>> {
  const isRaised = new Set(transitions.filter(({ eventType }) => eventType.startsWith('reply.')).map(({ id }) => id));
  const causes = new Map<string, Set<string>>();
  for (const { step, taken } of nodes.flatMap(({ edges }) => edges)) {
    if (step.kind !== 'settle' || !('output' in step.answer)) continue;
    const rows = findRows(step.call.src, step.answer.output);
    for (const { transition } of taken.filter((each) => isRaised.has(each.transition))) {
      causes.set(transition, new Set([...(causes.get(transition) ?? []), ...rows]));
    }
  }
  return causes;
}

function findRows(src: string, output: unknown): readonly string[] {
  const calls = requests[src];
  if (calls === undefined) return []; // the login inside
  const outcome = nameSettingsOutcome(output as SettingsOutcome);
  return replies
    .filter((row) => (row.call === 'any' || calls.includes(row.call)) && row.outcome !== null && isSame(row.outcome, outcome))
    .map(({ id }) => id);
}

/** A transition does not distinguish why a flow is gone, but it does distinguish the factors. */
const isSame = (one: string, other: string): boolean =>
  /^(flow|signedIn) /.test(one) ? one === other : one.split(' ')[0] === other.split(' ')[0];
