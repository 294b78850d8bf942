import type { Change, SettingsFlow, SettingsOutcome } from '@kratos-login/core/second-factor';
import type { NetworkFault } from '../paused-network.ts';
import { gatewayRefusal, networkRecipes } from '../recipes/network.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { SettingsScene } from './settings-scene.ts';
import type { Who } from './settings-world.ts';

/** How the world causes an outcome. */
export interface SettingsRecipe {
  /** What happens, for the report. */
  readonly how: string;
  /** Prepares the world before the request arrives. */
  readonly arrange?: (scene: SettingsScene) => unknown;
  /** Changes the world between two requests of one call. */
  readonly between?: (scene: SettingsScene) => unknown;
  /** What the network answers instead of Kratos. */
  readonly fault?: NetworkFault;
}

/** A request of the settings, and what its page knows. */
export interface SettingsRequest {
  readonly name: 'create' | 'get' | 'submit' | 'sign out';
  readonly change: Change | null;
  readonly flow: SettingsFlow | null;
  readonly who: Who;
}

/** Returns the recipe that makes Kratos answer with this outcome, or the reason why Kratos never does. */
export function findSettingsRecipe(outcome: SettingsOutcome, request: SettingsRequest): SettingsRecipe | string {
  const { name, who } = request;
  const isSubmission = name === 'submit';
  switch (outcome.kind) {
    case 'settings':
    case 'saved':
    case 'rejected':
      if (name === 'sign out') return 'Kratos answers a sign-out without a flow.';
      return isSubmission ? findVerdict(outcome, request) : findForm(outcome, request);
    case 'noSession':
      if (name === 'sign out') return { how: 'Kratos ends the session' };
      return { how: 'the session is revoked', arrange: (scene) => scene.revokeSessions() };
    case 'refreshRequired':
      if (!isSubmission) return 'Kratos asks for a younger session only when something is changed.';
      return { how: 'the session grows old', arrange: ({ world }) => world.ageSessions() };
    case 'secondFactorDue':
      return {
        how: 'settings need the second factor, and another tab signs in without it',
        arrange: (scene) => scene.requireSecondFactor(who),
      };
    case 'flowGone':
      if (name === 'create' || name === 'sign out') return 'There is no flow that could be gone.';
      if (request.change === 'unlink')
        return { how: 'another device removes the app', arrange: ({ world }) => world.removeFactor(who, 'totp') };
      return { how: 'the flow expires', arrange: ({ world }) => world.expireFlows() };
    case 'csrfMismatch':
      if (!isSubmission) return 'Kratos checks the CSRF token only of submissions.';
      if (request.change !== 'pair') return { how: 'the browser loses the CSRF cookie', arrange: (scene) => scene.dropCsrfCookie() };
      return { how: 'the browser loses the CSRF cookie before the second request', between: (scene) => scene.dropCsrfCookie() };
    case 'redirectRequired':
      return 'Only linking a provider redirects.';
    case 'refused':
      return byNetwork(gatewayRefusal[0]);
    default: {
      const found = networkRecipes[outcome.kind];
      const recipes = typeof found === 'function' ? found({ outcome } as never) : found;
      return typeof recipes === 'string' ? recipes : byNetwork(recipes[0]);
    }
  }
}

const byNetwork = ({ how, fault }: Recipe): SettingsRecipe => ({ how, ...(fault && { fault }) });

type WithFlow = Extract<SettingsOutcome, { readonly flow: SettingsFlow }>;

/** A form that is opened or fetched. */
function findForm({ kind, flow }: WithFlow, { name }: SettingsRequest): SettingsRecipe | string {
  const { totp: app, backupCodes: codes } = flow;
  const who = flow.identityId as Who;
  if (kind !== 'settings') return 'A form that is opened was not submitted.';
  if (codes === 'new' || codes === 'shown') return 'A new form shows no codes.';
  if (name === 'get')
    return who === 'ann' && app === 'unpaired' && codes === 'none' ? { how: 'the page has the flow' } : 'The flow was opened before.';
  return {
    how: `another tab: ${who} has app ${app}, codes ${codes}`,
    async arrange(scene) {
      await scene.setUp(who, { app, codes });
      if (scene.signedIn !== who) await scene.signIn(who);
    },
  };
}

/** A submission that Kratos has checked. */
function findVerdict({ kind, flow: after }: WithFlow, { change, flow: before, who }: SettingsRequest): SettingsRecipe | string {
  if (before === null || change === null) return 'Without a flow, nothing is sent.';
  if (after.messages.length > 0) return 'Only a web hook of the operator refuses a change in words.';
  if (after.identityId !== before.identityId) return 'Kratos refuses the flow of another user.';
  const result = [verdicts[change], refusals[change], detours[change]].find((each) => each?.kind === kind);
  if (result === undefined) return `Kratos never answers ${change} with ${kind}.`;
  const { kind: _, how, arrange, ...changed } = result;
  const expected = { totp: before.totp, backupCodes: before.backupCodes, ...changed };
  if (after.totp !== expected.totp || after.backupCodes !== expected.backupCodes) return 'Kratos answers with another form.';
  return { how, ...(arrange && { arrange: (scene: SettingsScene) => arrange(scene, who, before.backupCodes) }) };
}

interface Verdict extends Partial<Pick<SettingsFlow, 'totp' | 'backupCodes'>> {
  readonly kind: WithFlow['kind'];
  readonly how: string;
  readonly arrange?: (scene: SettingsScene, who: Who, codes: SettingsFlow['backupCodes']) => unknown;
}

const verdicts: Readonly<Record<Change, Verdict>> = {
  pair: { kind: 'saved', how: 'the code is right', totp: 'paired' },
  unlink: { kind: 'saved', how: 'the app is removed', totp: 'unpaired' },
  generateCodes: { kind: 'settings', how: 'Kratos makes codes', backupCodes: 'new' },
  confirmCodes: { kind: 'saved', how: 'the codes are saved', backupCodes: 'saved' },
  revealCodes: { kind: 'settings', how: 'Kratos shows the codes', backupCodes: 'shown' },
  disableCodes: { kind: 'saved', how: 'the codes are removed', backupCodes: 'none' },
};

const refusals: Partial<Record<Change, Verdict>> = {
  pair: { kind: 'rejected', how: 'the code is too old' }, // the user has typed it already: see `typesOldCode`
  revealCodes: {
    kind: 'rejected',
    how: 'another device removes the codes',
    arrange: ({ world }, who) => world.removeFactor(who, 'lookup_secret'),
  },
};

/** Before it sends a code, the client asks whether an app is still due. */
const detours: Partial<Record<Change, Verdict>> = {
  pair: {
    kind: 'settings',
    how: 'another device pairs an app',
    totp: 'paired',
    arrange: (scene, who, codes) => scene.setUp(who, { app: 'paired', codes: codes === 'none' || codes === 'off' ? codes : 'saved' }),
  },
};
