import { type ChartName, createChartView, loginChart, secondFactorChart } from '@kratos-login/inspect/panel';
import { type ReactNode, useEffect, useRef } from 'react';
import { readSelection, selectInChart, watchSelection } from '../selection.ts';
import { findMoment } from '../use-moment.ts';
import { useStudio } from '../use-studio.ts';

/** Properties of {@link ChartCanvas}. */
export interface ChartCanvasProps {
  readonly chart: ChartName;
}

/** The drawn chart. It follows the studio without React, so that a state is lit in the frame after the transition. */
export function ChartCanvas({ chart }: ChartCanvasProps): ReactNode {
  const studio = useStudio();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = createChartView(chart === 'login' ? loginChart : secondFactorChart, { onSelect: selectInChart });
    place.current?.replaceChildren(view.element);
    let shown: unknown;
    const show = (): void => {
      const moment = findMoment(studio.getState());
      if (moment === shown) return;
      shown = moment;
      view.show({ states: moment?.states ?? [], taken: moment?.taken ?? [], last: moment?.step?.transitions ?? [] });
    };
    const select = (): void => view.select(readSelection()?.ids[0] ?? null);
    show();
    select();
    const ends = [studio.subscribe(show), watchSelection(select), () => selectInChart(null)];
    return () => {
      for (const end of ends) end();
    };
  }, [chart, studio]);
  return <div className="chart-canvas" ref={place} />;
}
