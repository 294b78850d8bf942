import type { Chart } from '@kratos-login/inspect/panel';
import type { ReactNode } from 'react';
import { toStateName } from './chart-names.ts';

/** Properties of {@link TransitionDetails}. */
export interface TransitionDetailsProps {
  readonly chart: Chart;
  readonly id: string;
}

/** One transition: what causes it, where it leads, which replies of Kratos mean it, and the tests that take it. */
export function TransitionDetails({ chart, id }: TransitionDetailsProps): ReactNode {
  const transition = chart.transitions.find((each) => each.id === id);
  if (transition === undefined) return <p className="empty">This chart has no transition {id}.</p>;
  const { event, guard, source, targets } = transition;
  return (
    <>
      <h3>
        {event || 'always'} {guard}
      </h3>
      <dl>
        <div>
          <dt>From</dt>
          <dd>{source.includes('.') ? toStateName(source) : 'anywhere'}</dd>
        </div>
        <div>
          <dt>To</dt>
          <dd>{targets.length === 0 ? 'the same state' : targets.map(toStateName).join(', ')}</dd>
        </div>
      </dl>
    </>
  );
}
