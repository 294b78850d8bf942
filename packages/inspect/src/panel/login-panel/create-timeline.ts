import type { ChartStep } from '../record-chart.ts';
import type { ShownChart } from '../view/create-chart-view.ts';

/** A recorded step, with a number that stays when older ones are forgotten. */
export interface TimedStep extends ChartStep {
  readonly number: number;
  /** `Login`, `Second factor`, or `Login 2` for a second one in the page. */
  readonly title: string;
}

/** The recorded steps of all charts of a page. */
export interface Timeline {
  readonly steps: readonly TimedStep[];
  add(step: ChartStep): void;
  /** Returns what a chart shows after a step. */
  showAt(step: TimedStep): ShownChart;
}

/** Records steps. The oldest are forgotten above the limit, but what they took stays marked. */
export function createTimeline(limit = 500): Timeline {
  const steps: TimedStep[] = [];
  const titles = new Map<string, string>();
  const forgotten = new Map<string, Set<string>>();
  let number = 0;
  const toTitle = ({ actor, chart }: ChartStep): string => {
    const name = chart === 'login' ? 'Login' : 'Second factor';
    const others = [...titles.values()].filter((title) => title.startsWith(name)).length;
    const title = titles.get(actor) ?? (others === 0 ? name : `${name} ${others + 1}`);
    titles.set(actor, title);
    return title;
  };
  return {
    steps,
    add(step) {
      steps.push({ ...step, number: ++number, title: toTitle(step) });
      const oldest = steps.length > limit ? steps.shift() : undefined;
      if (oldest) forgotten.set(oldest.actor, new Set([...(forgotten.get(oldest.actor) ?? []), ...oldest.transitions]));
    },
    showAt({ actor, number: last, states, transitions }) {
      const until = steps.filter((step) => step.actor === actor && step.number <= last);
      const taken = new Set([...(forgotten.get(actor) ?? []), ...until.flatMap((step) => step.transitions)]);
      return { states, taken: [...taken], last: transitions };
    },
  };
}
