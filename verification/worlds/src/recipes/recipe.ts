import type { LoginContext } from '@kratos-login/core/machine';
import type { Aal, OutcomeKind, OutcomeOf } from '@kratos-login/core/read-outcome';
import type { NetworkFault } from '../paused-network.ts';
import type { ConfigSwitch } from '../world.ts';
import type { WorldScene } from '../world-scene.ts';

/** What the user submits: password, identifier alone, social provider, code, address for a code, or request for another code. */
export type Posted = 'password' | 'identifier' | 'provider' | 'code' | 'send' | 'resend';

/** The pending call. Opening a flow includes its level; `getMailed` fetches the flow that has mailed a code. */
export type WantedCall =
  | { readonly name: 'create'; readonly aal: Aal }
  | { readonly name: 'get' }
  | { readonly name: 'getMailed' }
  | { readonly name: 'submit'; readonly posted: Posted }
  | { readonly name: 'whoami' }
  | { readonly name: 'signOut' };

/** An answer that a walk needs, with the pending call and the context of the login. */
export interface Wanted<Kind extends OutcomeKind = OutcomeKind, Name extends WantedCall['name'] = WantedCall['name']> {
  readonly outcome: OutcomeOf<Kind>;
  readonly call: Extract<WantedCall, { readonly name: Name }>;
  readonly context: LoginContext;
}

/** One way to cause an answer. */
export interface Recipe {
  /** A description for reports. */
  readonly how: string;
  /** Prepares the world while the call is pending, so that Kratos sends the answer. */
  readonly arrange?: (scene: WorldScene) => unknown;
  /** Returns the values that the user types before the call. */
  readonly typed?: (scene: WorldScene) => Promise<Typed>;
  /** Returns the id of the flow with which the page is opened. */
  readonly initialFlow?: (scene: WorldScene) => Promise<string>;
  /** A change of the configuration before the form is opened. */
  readonly initialSwitch?: ConfigSwitch;
  /** Runs between two requests of one call. */
  readonly between?: (scene: WorldScene) => unknown;
  /** The network answers instead of Kratos. */
  readonly fault?: NetworkFault;
}

/** Typed values. Values without a field in the form are ignored. */
export interface Typed {
  readonly identifier?: string;
  readonly secret?: string;
}

/** One or more recipes, or the reason why Kratos cannot send the answer. */
export type Recipes = readonly [Recipe, ...Recipe[]] | string;

/** A new kind of outcome does not compile until every call has an entry for it. */
export type RecipeTable<Name extends WantedCall['name']> = {
  readonly [Kind in OutcomeKind]: Recipes | ((wanted: Wanted<Kind, Name>) => Recipes);
};

/** Outcomes that the network can cause for any call. */
export type NetworkOutcome = 'refused' | 'rateLimited' | 'unavailable' | 'serverError' | 'unreachable' | 'timedOut' | 'unexpected';
