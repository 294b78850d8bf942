import { useMemo } from 'react';
import type { Exchange, Moment, StudioState } from './engine/studio.ts';
import { useStudioState } from './use-studio.ts';

/** Returns the earlier moment on show, or `null` live. */
export const findShownMoment = ({ shown, moments }: StudioState): Moment | null => (shown === null ? null : (moments[shown] ?? null));

/** Returns the moment on show: an earlier one, or the last one. */
export const findMoment = (state: StudioState): Moment | null => findShownMoment(state) ?? state.moments.at(-1) ?? null;

/** Returns the requests up to the moment on show. */
export function useExchanges(): readonly Exchange[] {
  const exchanges = useStudioState((state) => state.exchanges);
  const count = useStudioState((state) => findShownMoment(state)?.exchangeCount);
  return useMemo(() => (count === undefined ? exchanges : exchanges.slice(0, count)), [exchanges, count]);
}
