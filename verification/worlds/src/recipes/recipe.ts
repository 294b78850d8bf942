import type { Aal, LoginContext, OutcomeKind, OutcomeOf } from '@kratos-login/core';
import type { NetworkFault } from '../paused-network.ts';
import type { ConfigSwitch } from '../world.ts';
import type { WorldScene } from '../world-scene.ts';

/** What a person sends with a form: a password, a name alone, a provider, a code, an address to mail one to, a wish for another mail. */
export type Posted = 'password' | 'name' | 'provider' | 'code' | 'send' | 'resend';

/** The pending call. Opening a flow includes its level; `getMailed` fetches the flow that has mailed a code. */
export type WantedCall =
  | { readonly name: 'create'; readonly aal: Aal }
  | { readonly name: 'get' }
  | { readonly name: 'getMailed' }
  | { readonly name: 'submit'; readonly posted: Posted }
  | { readonly name: 'whoami' }
  | { readonly name: 'signOut' };

/** What is to come, and how the login is while it is on its way. */
export interface Wanted<Kind extends OutcomeKind = OutcomeKind, Name extends WantedCall['name'] = WantedCall['name']> {
  readonly outcome: OutcomeOf<Kind>;
  readonly call: Extract<WantedCall, { readonly name: Name }>;
  readonly context: LoginContext;
}

/** One way to cause an answer. */
export interface Recipe {
  /** In words, for whoever reads what was walked. */
  readonly how: string;
  /** Makes the world so that Kratos answers that, while the call waits. */
  readonly arrange?: (scene: WorldScene) => unknown;
  /** What the person types, before. */
  readonly typed?: (scene: WorldScene) => Promise<Typed>;
  /** Of a page that is opened with a flow: which one. */
  readonly initialFlow?: (scene: WorldScene) => Promise<string>;
  /** How the site is configured from the start: the form that is open was made so. */
  readonly initialSwitch?: ConfigSwitch;
  /** Happens between two requests of one call. */
  readonly between?: (scene: WorldScene) => unknown;
  /** It is not Kratos who answers. */
  readonly fault?: NetworkFault;
}

/** What goes into the form; what it has no field for is left out. */
export interface Typed {
  readonly identifier?: string;
  readonly secret?: string;
}

/** How it is brought about, in one way or in several; or why Kratos cannot answer that there. */
export type Recipes = readonly [Recipe, ...Recipe[]] | string;

/** A new kind of outcome does not compile until every call has an entry for it. */
export type RecipeTable<Name extends WantedCall['name']> = {
  readonly [Kind in OutcomeKind]: Recipes | ((wanted: Wanted<Kind, Name>) => Recipes);
};

/** What can happen to any call, made by the network as a proxy does. */
export type NetworkOutcome = 'refused' | 'rateLimited' | 'unavailable' | 'serverError' | 'unreachable' | 'timedOut' | 'unexpected';
