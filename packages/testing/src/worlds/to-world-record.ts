import { loginMachine } from '@kratos-login/core';
import type { SurfaceRecord, SurfaceWalk } from '../coverage/surface-record.ts';
import type { Taken } from '../create-trace.ts';
import { explore, type GraphEdge } from '../explore.ts';
import { listTransitions } from '../list-transitions.ts';
import { loginAlphabet } from '../login-alphabet.ts';
import { type LoginSnapshot, meansOf } from './possible-alphabet.ts';

/** What the walks in a world have taken of the whole chart, and why not the rest. */
export interface WorldRecord {
  readonly record: SurfaceRecord;
  /** `transitions: 99/101 on emulator`, and what cannot be shown there, by its reason. */
  readonly text: string;
}

/** Holds the walks against all that the chart can do. Throws for an edge that has means and was taken by no walk. Takes about a second. */
export function toWorldRecord(surface: string, walks: readonly SurfaceWalk[]): WorldRecord {
  const graph = explore(loginMachine, loginAlphabet());
  const found = graph.nodes.flatMap(({ edges }) => edges);
  const all = new Map([...graph.beginnings, ...found].flatMap(({ taken }) => taken.map((each) => [each.edge, each] as const)));
  const taken = new Set(walks.flatMap(({ edges }) => edges));
  const cannot = [...all.keys()].filter((edge) => !taken.has(edge)).map((edge) => ({ edge, why: findReason(edge, found) }));
  return { record: { surface, walks, cannot }, text: tell(surface, all, taken, cannot) };
}

/** Of all ways to take this edge, what stops the one that gets farthest. */
function findReason(edge: string, found: readonly GraphEdge[]): string {
  const ways = found.filter(({ taken }) => taken.some((each) => each.edge === edge));
  const reasons = ways.map((way) => toReason(way) ?? viaReason(way.from.arrival)).filter((reason) => reason !== null);
  if (reasons.length < ways.length || ways.length === 0) throw new Error(`Nobody walked ${edge}, although it has means.`);
  return reasons[0] ?? '';
}

function viaReason(arrival: GraphEdge | null): string | null {
  for (let each = arrival; each !== null; each = each.from.arrival) {
    const reason = toReason(each);
    if (reason !== null) return reason;
  }
  return null;
}

function toReason({ from, step }: GraphEdge): string | null {
  if (step.kind !== 'settle') return null;
  const means = meansOf(step.call, step.answer, from.moment.snapshot as LoginSnapshot);
  return 'cannot' in means ? means.cannot : null;
}

function tell(surface: string, all: ReadonlyMap<string, Taken>, taken: ReadonlySet<string>, cannot: SurfaceRecord['cannot']): string {
  const shown = new Set([...all].filter(([edge]) => taken.has(edge)).map(([, { transition }]) => transition));
  const transitions = listTransitions(loginMachine).map(({ id }) => id);
  const missing = transitions.filter((id) => !shown.has(id));
  const reasons = [...new Set(cannot.map(({ why }) => why))];
  return [
    `transitions: ${transitions.length - missing.length}/${transitions.length} on ${surface}`,
    ...missing.map((id) => `  not shown: ${id}`),
    `edges: ${all.size - cannot.length}/${all.size} on ${surface}`,
    ...reasons.flatMap((why) => [`  ${why}`, ...cannot.filter((each) => each.why === why).map(({ edge }) => `    ${edge}`)]),
  ].join('\n');
}
