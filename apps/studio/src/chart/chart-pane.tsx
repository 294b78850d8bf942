import { type ReactNode, useState } from 'react';
import { openInspector } from '../open-inspector.ts';
import { Hint } from '../ui/hint.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { ChartDetails } from './chart-details.tsx';
import { Scrubber } from './scrubber.tsx';

/** The chart of the running login, what is known about a part of it, and the way back in time. */
export function ChartPane(): ReactNode {
  const studio = useStudio();
  const chart = useStudioState((state) => state.chart);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <section className="pane chart-pane" aria-labelledby="chart-title">
      <div className="pane-head">
        <h2 id="chart-title">{chart === 'login' ? 'The chart that signs in' : 'The chart that sets a second factor up'}</h2>
        <span className="space" />
        <span className="pane-note" role="status">
          {problem}
        </span>
        <Hint text="Opens the same chart at stately.ai, a third-party site, in a new window. It needs the network. Secrets stay here.">
          <button type="button" className="button quiet" onClick={async () => setProblem(await openInspector(studio))}>
            Stately inspector <Icon name="external" />
          </button>
        </Hint>
      </div>
      <div className="chart-parts">
        <ChartCanvas chart={chart} />
        <ChartDetails />
      </div>
      <Scrubber />
    </section>
  );
}
