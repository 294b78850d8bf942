import { loginMachine } from '@kratos-login/core';
import type { SurfaceRecord, SurfaceWalk } from '@verification/coverage/surface-record';
import { listRejections } from '@verification/coverage/to-surface-record';
import type { Path } from 'xstate-paths';
import { listTransitions } from 'xstate-paths';
import type { WorldPlan } from './plan-world.ts';
import type { WalkedInWorld } from './walk-in-world.ts';

/** Counts the transitions and recipes of walks in a world. */
export interface WorldTally {
  /** The recipes that were used. */
  readonly recipes: ReadonlySet<string>;
  add(path: Path, walked: WalkedInWorld): void;
  /** Returns the edges that have a recipe and that no walk has taken. */
  missing(): readonly string[];
  toRecord(): SurfaceRecord;
  /** Returns the counts as text, such as `transitions: 101/101 on emulator`, and the impossible edges with their reasons. */
  summary(): string;
}

export function createWorldTally(surface: string, { paths, cannot, edges }: WorldPlan): WorldTally {
  const walks: SurfaceWalk[] = [];
  const [transitions, taken, recipes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const rejections = listRejections();
  const isImpossible = new Set(cannot.map(({ edge }) => edge));
  return {
    recipes,
    add({ name }, walked) {
      walks.push({ name, edges: walked.taken.map(({ edge }) => edge) });
      for (const { edge, transition } of walked.taken) {
        transitions.add(transition);
        taken.add(edge);
      }
      for (const recipe of walked.recipes) recipes.add(recipe);
    },
    missing: () => edges.filter((edge) => !taken.has(edge) && !isImpossible.has(edge)),
    toRecord: () => ({ surface, walks, cannot: [...cannot, ...rejections] }),
    summary: () =>
      [
        `transitions: ${transitions.size}/${listTransitions(loginMachine).length} on ${surface}, edges: ${taken.size}/${edges.length}`,
        `${walks.length} walks of ${paths.length} paths, ${recipes.size} recipes`,
        ...cannot.map(({ edge, why }) => `  cannot: ${edge}: ${why}`),
      ].join('\n'),
  };
}
