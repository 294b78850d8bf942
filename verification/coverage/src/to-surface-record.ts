import { loginMachine } from '@kratos-login/core';
import { type JourneyTests, type LoginJourney, loginAlphabet } from '@kratos-login/testing';
import { explore } from 'xstate-paths';
import type { SurfaceRecord, SurfaceWalk } from './surface-record.ts';

/**
 * Creates the record of a surface that a host controls only by its address. It has the edges that its journeys took, and those that no journey can take. The
 * first call explores the whole chart, which takes about a second.
 */
export function toSurfaceRecord(surface: string, { journeys, walked }: JourneyTests): SurfaceRecord {
  const toWalk = ({ name, steps }: LoginJourney): SurfaceWalk => ({ name, edges: steps.flatMap(({ edges }) => edges) });
  return toRecord(surface, { planned: journeys.map(toWalk), walked: walked.map(toWalk) });
}

/** The planned journeys of a page, and those that passed. */
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

/** Returns edges that only a host's actor can cause, because the calls of `createLogin` never reject. */
export const listRejections = (): SurfaceRecord['cannot'] =>
  listEdges()
    .filter((edge) => rejections.edges.test(edge))
    .map((edge) => ({ edge, why: rejections.why }));

let listed: readonly string[] | null = null;

/** All edges that some surface can take. */
function listEdges(): readonly string[] {
  if (listed !== null) return listed;
  const { nodes, starts: beginnings } = explore(loginMachine, loginAlphabet({ withRejections: true }));
  const taken = [...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap((each) => each.taken);
  listed = [...new Set(taken.map(({ edge }) => edge))];
  return listed;
}

/** Returns why a page cannot take an edge. `null` if it can. */
export type WhyNot = (edge: string) => string | null;

/** Reasons that hold for every page that is controlled only by its address. */
export const whyNoPage: WhyNot = (edge) => reasons.find(({ edges }) => edges.test(edge))?.why ?? null;

const rejections = {
  edges: / ▸ xstate\.error\.actor\./,
  why: 'The calls of `createLogin` never reject. Only actors of the host do.',
};

const reasons: readonly { readonly edges: RegExp; readonly why: string }[] = [
  {
    edges: /^login\.(?!error)(?!.*\.entering\.).* ▸ (account\.switch|restart) ▸ /,
    why: 'Its button is aria-disabled while a call is pending, so only a custom page of the host sends it.',
  },
  {
    edges: /\.(submitting|renewing|steppingUp) ▸ xstate\.after\.(beforeFlowExpiry|resendCooldown)\./,
    why: 'A call times out before that on the same clock.',
  },
  {
    edges: /\.renewingInBackground ▸ identifier\.forget ▸ /,
    why: 'A form with a fixed identifier is not renewed in the background, so the identifier cannot be cleared meanwhile.',
  },
  rejections,
  {
    edges: /^login\.init\.routing ▸ .* ▸ login\.init\.routing ▸ \(always\)$/,
    why: 'Only a reload with the id of a mailed flow in the storage comes here. Browser tests cover it.',
  },
  {
    edges: / ▸ login\.init\.checkingSession ▸ reply\.signedIn\[1\]$/,
    why: 'Only a reload with the id of a mailed flow that confirms the session comes here. Browser tests cover it.',
  },
  {
    edges: / ▸ reply\.noUsableMethod ▸ login ▸ reply\.noUsableMethod$/,
    why: 'An address cannot say that the host sets up a second factor. Browser tests of the set-up cover it.',
  },
  {
    edges: / ▸ reply\.redirectRequired ▸ login ▸ reply\.redirectRequired\[1\]$/,
    why: 'A page allows every redirect, unless its login has the option expectedOrigins.',
  },
];
