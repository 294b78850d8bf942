import { type ChartTransition, loginChart, secondFactorChart } from '@kratos-login/inspect/panel';
import { toEventName, toStateName } from './chart-names.ts';

const transitions: ReadonlyMap<string, ChartTransition> = new Map(
  [...loginChart.transitions, ...secondFactorChart.transitions].map((transition) => [transition.id, transition]),
);

/** A transition for people: `reply.secondFactorDue → password.steppingUp`. */
export function describeTransition(id: string): string {
  const transition = transitions.get(id);
  if (transition === undefined) return id;
  const { event, targets } = transition;
  return targets.length === 0 ? toEventName(event) : `${toEventName(event)} → ${targets.map(toStateName).join(', ')}`;
}
