import type { ChartStep } from '@kratos-login/inspect/panel';
import type { Moment } from './studio.ts';

/** The number of moments that are kept. After that the oldest are dropped. */
export const MAX_MOMENTS = 500;

/** The moments of one login. */
export interface Moments {
  list(): readonly Moment[];
  /** Whether the oldest were dropped. */
  isCut(): boolean;
  /** Records a step of the chart. The page of it is copied when it has rendered. */
  add(step: ChartStep, exchangeCount: number): void;
  /** Forgets all moments, and records no more. */
  end(): void;
}

/** Creates the moments of a login. `copy` copies the page as it is now, or returns `null` if there is none. */
export function createMoments(copy: () => HTMLElement | null, onChange: () => void): Moments {
  let moments: readonly Moment[] = [];
  let isCut = false;
  let hasEnded = false;
  let isPlanned = false;
  /** A second factor that confirms runs a login. */
  const active: Record<ChartStep['chart'], readonly string[]> = { login: [], 'second-factor': [] };

  const copyLater = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      if (hasEnded) return;
      const page = copy();
      if (page === null) return;
      // Steps that happened at once have one page: nothing was rendered in between.
      moments = moments.map((moment) => (moment.page === null ? { ...moment, page } : moment));
      onChange();
    });
  };

  return {
    list: () => moments,
    isCut: () => isCut,
    add(step, exchangeCount) {
      if (hasEnded) return;
      const before = moments.at(-1)?.taken ?? [];
      const taken = step.transitions.every((id) => before.includes(id)) ? before : [...new Set([...before, ...step.transitions])];
      const { at } = step;
      active[step.chart] = step.states;
      if (step.chart === 'second-factor' && !step.states.includes('second-factor.confirming')) active.login = [];
      const states = [...active['second-factor'], ...active.login];
      const next: Moment = {
        index: moments.length,
        at,
        step: step.event === '' && before.length === 0 && step.transitions.length === 0 ? null : step,
        exchangeCount,
        states,
        taken,
        page: null,
      };
      moments = [...moments, next];
      if (moments.length > MAX_MOMENTS) {
        isCut = true;
        moments = moments.slice(-MAX_MOMENTS / 2).map((moment, index) => ({ ...moment, index }));
      }
      copyLater();
    },
    end() {
      hasEnded = true;
      moments = [];
    },
  };
}
