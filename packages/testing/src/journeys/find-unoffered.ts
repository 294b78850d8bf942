import { loginMachine } from '@kratos-login/core';
import type { SurfaceRecord } from '../coverage/surface-record.ts';
import { explore } from '../explore.ts';
import { loginAlphabet } from '../login-alphabet.ts';
import type { LoginJourney } from './journey.ts';

/** What no journey of these takes of the chart, and why no page can. Explores the whole chart, which takes a few seconds. */
export function findUnoffered(journeys: readonly LoginJourney[], why: (edge: string) => string = toReason): SurfaceRecord['cannot'] {
  const taken = new Set(journeys.flatMap(({ steps }) => steps.flatMap(({ edges }) => edges)));
  const { nodes, beginnings } = explore(loginMachine, loginAlphabet());
  const all = new Set([...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap((each) => each.taken.map(({ edge }) => edge)));
  return [...all].filter((edge) => !taken.has(edge)).map((edge) => ({ edge, why: why(edge) }));
}

const toReason = (edge: string): string => {
  if (!/ ▸ (account\.switch|restart) ▸ /.test(edge)) throw new Error(`No journey takes ${edge}, and nobody has said why.`);
  return 'Its button is aria-disabled while a call is under way: only a host with a page of its own sends it.';
};
