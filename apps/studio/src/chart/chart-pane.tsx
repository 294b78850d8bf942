import type { ReactNode } from 'react';
import { useStudioState } from '../use-studio.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { ChartDetails } from './chart-details.tsx';
import { Scrubber } from './scrubber.tsx';

/** The chart of the running login, what is known about a part of it, and the way back in time. */
export function ChartPane(): ReactNode {
  const chart = useStudioState((state) => state.chart);
  return (
    <section className="pane chart-pane" aria-labelledby="chart-title">
      <div className="pane-head">
        <h2 id="chart-title">{chart === 'login' ? 'The chart that signs in' : 'The chart that sets a second factor up'}</h2>
      </div>
      <div className="chart-parts">
        <ChartCanvas chart={chart} />
        <ChartDetails />
      </div>
      <Scrubber />
    </section>
  );
}
