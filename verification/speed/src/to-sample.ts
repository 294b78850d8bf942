import { toBlockingTime } from './blocking-time.ts';
import type { Traffic } from './count-traffic.ts';
import { toLayoutShift } from './layout-shift.ts';
import type { PageEvent } from './record-page.ts';
import type { Sample } from './sample.ts';

/** Sums up one visit. `start` is the time at which its navigation began. */
export function toSample(start: number, events: readonly PageEvent[], { requests, bytes, documents }: Traffic): Sample {
  const find = (kind: PageEvent['kind']): number | null => events.find((event) => event.kind === kind)?.at ?? null;
  const since = (from: number | null, to: number | null): number | null => (from === null || to === null ? null : to - from);
  const only = <Kind extends PageEvent['kind']>(kind: Kind) =>
    events.filter((event): event is Extract<PageEvent, { kind: Kind }> => event.kind === kind);
  const end = find('codeFocused');
  const tasks = only('longTask');
  return {
    firstPaint: since(start, find('painted')),
    formVisible: since(start, find('visible')),
    formUsable: since(start, find('usable')),
    passwordToCode: since(find('submitted'), end),
    layoutShift: toLayoutShift(only('shift')),
    blockingUntilUsable: toBlockingTime(tasks, find('usable') ?? Number.POSITIVE_INFINITY),
    blocking: end === null ? null : toBlockingTime(tasks, end),
    requests,
    bytes,
    mutations: end === null || documents > 1 ? null : sum(only('mutated').filter(({ at }) => at <= end)),
  };
}

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((all, { count }) => all + count, 0);
