import type { ChartSelection } from '@kratos-login/inspect/panel';
import { useSyncExternalStore } from 'react';

let selected: ChartSelection | null = null;
const listeners = new Set<() => void>();

/** Selects a state, or the transitions of an arrow: from the chart, or from a request that took them. `null` selects nothing. */
export function selectInChart(selection: ChartSelection | null): void {
  selected = selection;
  for (const listener of listeners) listener();
}

/** Returns what is selected in the chart. */
export const useSelection = (): ChartSelection | null => useSyncExternalStore(watchSelection, readSelection);

/** Returns what is selected now. */
export const readSelection = (): ChartSelection | null => selected;

/** Calls the listener after each selection. Returns the function that ends it. */
export function watchSelection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
