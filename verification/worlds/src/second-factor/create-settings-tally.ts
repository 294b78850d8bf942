import { secondFactorMachine } from '@kratos-login/core/second-factor';
import type { SurfaceRecord, SurfaceWalk } from '@verification/coverage/surface-record';
import { listTransitions, type Path } from 'xstate-paths';
import type { SettingsPlan } from './settings-paths.ts';
import type { WalkedSettings } from './walk-settings.ts';

/** Counts the transitions of walks through the settings. */
export interface SettingsTally {
  add(path: Path, walked: WalkedSettings): void;
  /** Returns the edges that have a recipe and that no walk has taken. */
  missing(): readonly string[];
  toRecord(): SurfaceRecord;
  /** Returns the counts as text, such as `transitions: 72/76 on real, edges: 149/170`. */
  summary(): string;
}

export function createSettingsTally(surface: string, { paths, cannot, edges }: SettingsPlan): SettingsTally {
  const walks: SurfaceWalk[] = [];
  const [transitions, taken] = [new Set<string>(), new Set<string>()];
  const isImpossible = new Set(cannot.map(({ edge }) => edge));
  return {
    add({ name }, walked) {
      walks.push({ name, edges: walked.taken.map(({ edge }) => edge) });
      for (const { edge, transition } of walked.taken) {
        transitions.add(transition);
        taken.add(edge);
      }
    },
    missing: () => edges.filter((edge) => !taken.has(edge) && !isImpossible.has(edge)),
    toRecord: () => ({ surface, walks, cannot }),
    summary: () =>
      [
        `transitions: ${transitions.size}/${listTransitions(secondFactorMachine).length} on ${surface}, edges: ${taken.size}/${edges.length}`,
        `${walks.length} walks of ${paths.length} paths`,
        ...cannot.map(({ edge, why }) => `  cannot: ${edge}: ${why}`),
      ].join('\n'),
  };
}
