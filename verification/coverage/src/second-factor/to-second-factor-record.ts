import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { type SecondFactorJourney, type SecondFactorTests, secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing';
import { explore } from 'xstate-paths';
import type { SurfaceRecord, SurfaceWalk } from '../surface-record.ts';
import type { PlannedWalks } from '../to-surface-record.ts';

/** Creates the record of a page of the second factor. It has the edges that its journeys took, and those that no journey can take. */
export function toSecondFactorRecord(surface: string, { journeys, walked }: SecondFactorTests): SurfaceRecord {
  const toWalk = ({ name, steps }: SecondFactorJourney): SurfaceWalk => ({ name, edges: steps.flatMap(({ edges }) => edges) });
  return toSettingsRecord(surface, { planned: journeys.map(toWalk), walked: walked.map(toWalk) });
}

/** Creates the record of a page from its planned journeys, and those that passed. */
export function toSettingsRecord(surface: string, { planned, walked }: PlannedWalks): SurfaceRecord {
  const isPlanned = new Set(planned.flatMap(({ edges }) => edges));
  const cannot = listEdges()
    .filter((edge) => !isPlanned.has(edge))
    .flatMap((edge) => reasons.filter(({ edges }) => edges.test(edge)).map(({ why }) => ({ edge, why })));
  return { surface, walks: walked, cannot };
}

let listed: readonly string[] | null = null;

/** All edges that some surface can take. The first call explores the whole chart, which takes a second. */
function listEdges(): readonly string[] {
  if (listed !== null) return listed;
  const { nodes, starts } = explore(withScriptedLogin(secondFactorMachine), secondFactorAlphabet);
  const taken = [...nodes.flatMap(({ edges }) => edges), ...starts].flatMap((each) => each.taken);
  listed = [...new Set(taken.map(({ edge }) => edge))];
  return listed;
}

/** Why a page cannot take an edge. Each edge has one reason at most. */
const reasons: readonly { readonly edges: RegExp; readonly why: string }[] = [
  { edges: /^second-factor\.(?!error).* ▸ restart ▸ /, why: 'A page has this button only after an error.' },
  {
    edges: /^second-factor\.(loading|changing|pairing\.submitting|signing-out) ▸ signOut ▸ /,
    why: 'Its button is aria-disabled while a request is pending.',
  },
  {
    edges: /^second-factor\.(confirming|signed-out) ▸ signOut ▸ /,
    why: 'The view does not offer it: no user is signed in, or the login in place has its own way to another account.',
  },
  {
    edges: /^second-factor\.(pairing\.entering|backup-codes) ▸ signOut ▸ /,
    why: 'The finished page has this button only on the overview and on errors.',
  },
  {
    edges: /^second-factor\.routing ▸ .*\(always\)\[4\]$/,
    why: 'The address does not request a set-up: it follows a login, and tests of their own cover it.',
  },
  { edges: /^second-factor\.loading ▸ reply\.flowGone ▸ /, why: 'The page takes no flow from its address.' },
  { edges: /\.backingOff\..* ▸ retry ▸ /, why: 'Its button is aria-disabled while a retry has to wait.' },
  { edges: / ▸ xstate\.error\.actor\./, why: 'The calls of `createSecondFactor` never reject. Only actors of the host do.' },
  {
    edges: /^second-factor\.loading ▸ reply\.(rejected|saved|refreshRequired|csrfMismatch|redirectRequired) ▸ /,
    why: 'Kratos answers so only to a submission.',
  },
];
