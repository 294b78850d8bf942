import { loginMachine } from '@kratos-login/core';
import { type JourneyTests, type LoginJourney, loginAlphabet } from '@kratos-login/testing';
import { explore } from 'xstate-paths';
import type { SurfaceRecord, SurfaceWalk } from './surface-record.ts';

/**
 * The record of a surface of which the address is all that a host can set: what its journeys took of the chart, and what no journey can take, with
 * the reason. The first call explores the whole chart, which takes about a second.
 */
export function toSurfaceRecord(surface: string, { journeys, walked }: JourneyTests): SurfaceRecord {
  const toWalk = ({ name, steps }: LoginJourney): SurfaceWalk => ({ name, edges: steps.flatMap(({ edges }) => edges) });
  return toRecord(surface, { planned: journeys.map(toWalk), walked: walked.map(toWalk) });
}

/** What the tests of a page were to take, and what those took that passed. */
export interface PlannedWalks {
  readonly planned: readonly SurfaceWalk[];
  readonly walked: readonly SurfaceWalk[];
}

export function toRecord(surface: string, { planned, walked }: PlannedWalks, whyNot: WhyNot = whyNoPage): SurfaceRecord {
  const isPlanned = new Set(planned.flatMap(({ edges }) => edges));
  const cannot = listEdges()
    .filter((edge) => !isPlanned.has(edge))
    .flatMap((edge) => {
      const why = whyNot(edge);
      return why === null ? [] : [{ edge, why }];
    });
  return { surface, walks: walked, cannot };
}

/** Edges that only a host's actor can cause: `createLogin` never takes them. */
export const listRejections = (): SurfaceRecord['cannot'] =>
  listEdges()
    .filter((edge) => rejections.edges.test(edge))
    .map((edge) => ({ edge, why: rejections.why }));

let listed: readonly string[] | null = null;

/** All that can be taken, on whatever surface. */
function listEdges(): readonly string[] {
  if (listed !== null) return listed;
  const { nodes, beginnings } = explore(loginMachine, loginAlphabet({ withRejections: true }));
  const taken = [...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap((each) => each.taken);
  listed = [...new Set(taken.map(({ edge }) => edge))];
  return listed;
}

/** Why a page cannot take an edge; `null` for one that it should have taken. */
export type WhyNot = (edge: string) => string | null;

/** The reasons that hold for every page of which the address is all that it can be told. */
export const whyNoPage: WhyNot = (edge) => reasons.find(({ edges }) => edges.test(edge))?.why ?? null;

const rejections = {
  edges: / ▸ xstate\.error\.actor\./,
  why: 'The calls of `createLogin` never reject; only actors of the host do.',
};

const reasons: readonly { readonly edges: RegExp; readonly why: string }[] = [
  {
    edges: /^login\.(?!error)(?!.*\.entering\.).* ▸ (account\.switch|restart) ▸ /,
    why: 'Its button is aria-disabled while a call is under way: only a host with a page of its own sends it.',
  },
  {
    edges: /\.(submitting|renewing|steppingUp) ▸ xstate\.after\.(beforeFlowExpiry|resendCooldown)\./,
    why: 'On one clock a call is given up before: it would take a form that was open for long.',
  },
  {
    edges: /\.renewingInBackground ▸ identifier\.forget ▸ /,
    why: 'A form that names somebody is not renewed by itself, so nobody forgets a name meanwhile.',
  },
  rejections,
  {
    edges: /^login\.init\.routing ▸ .* ▸ login\.init\.routing ▸ \(always\)$/,
    why: 'The id of a flow that has mailed a code is in the storage of the page: a reload in a browser test resumes it.',
  },
  {
    edges: / ▸ login\.init\.checkingSession ▸ reply\.signedIn\[1\]$/,
    why: 'The same: only a reload comes here with the id of a flow that has mailed a code to confirm.',
  },
  {
    edges: / ▸ reply\.redirectRequired ▸ login ▸ reply\.redirectRequired\[1\]$/,
    why: 'A page goes anywhere, unless its login is made with expectedOrigins.',
  },
];
