import type { Chart, ChartState, ChartTransition } from '../chart.ts';

/** Returns a readable name, such as `password › entering`. The whole chart is called `anywhere`. */
export function toStateName(id: string): string {
  const [, ...keys] = id.split('.');
  return keys.length === 0 ? 'anywhere' : keys.join(' › ');
}

/** Returns what causes a transition, such as `code.resend [canResend]`. */
export const toCause = ({ event, guard }: ChartTransition): string => [event === '' ? 'at once' : event, guard].filter(Boolean).join(' ');

/** Returns the cause and the target, such as `reply.flow → password › entering`. */
export const toSentence = (transition: ChartTransition): string =>
  `${toCause(transition)} → ${transition.targets.map(toStateName).join(', ') || 'stays'}`;

/** Returns the transitions that can happen in these states, inner states first. In a final state there are none. */
export function findNext(chart: Chart, active: ReadonlySet<string>): readonly ChartTransition[] {
  if (active.size === 0 || chart.states.some(({ id, isFinal }) => isFinal && active.has(id))) return [];
  const depth = (id: string): number => id.split('.').length;
  return chart.transitions.filter(({ source }) => active.has(source)).sort((one, other) => depth(other.source) - depth(one.source));
}

/** Returns what a screen reader says of a state. */
export const describeState = ({ id, parent, description, calls }: ChartState): string =>
  [
    parent === null ? 'anywhere: what can happen in every state' : toStateName(id),
    description,
    calls.length > 0 ? `Calls ${calls.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join('. ')
    .replaceAll('..', '.');
