import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue, ReleaseName } from '@kratos-login/emulator';

/** Somebody of a recording. */
export interface RecordedPerson {
  readonly email: string;
  readonly password: string;
  readonly id: string;
  readonly verified: boolean;
  readonly state: 'active' | 'inactive';
  /** The TOTP secret. */
  readonly secret?: string;
  /** The backup codes. */
  readonly lookup?: readonly string[];
}

/** A call and its answer. */
export interface Exchange {
  readonly note: string;
  readonly browser: number;
  readonly at: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The names of the cookies that were sent. */
    readonly cookies: readonly string[];
    readonly body?: JsonObject | readonly JsonValue[] | string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Without the values. */
    readonly setCookie: readonly string[];
    readonly body: unknown;
  };
  /**
   * Set where the emulator's answer differs deliberately: 501 with a reason for a feature, or the marked 404 for a route. Kratos
   * answers as recorded.
   */
  readonly notEmulated?: NotEmulated;
  /** Kratos returns the entries of this list in random order. */
  readonly anyOrder?: true;
}

/** How the emulator refuses a request that is not emulated: `feature` is a 501, `route` a 404 with `X-Kratos-Emulator: not-emulated`. */
export type NotEmulated = 'feature' | 'route';

/** What happened between two calls. */
export type Happening =
  | {
      readonly at: string;
      readonly admin: { readonly method: string; readonly path: string; readonly body?: unknown; readonly status: number };
    }
  | { readonly at: string; readonly reconfigure: Readonly<Record<string, unknown>> }
  | { readonly at: string; readonly browser: number; readonly cookieDropped: string }
  | { readonly at: string; readonly browser: number; readonly cookiePlanted: { readonly name: string; readonly value: string } };

/** One scenario as a release of Kratos answered it. */
export interface Recording {
  readonly scenario: string;
  readonly configuration: { readonly group: string; readonly changes: Readonly<Record<string, unknown>> };
  readonly people: readonly RecordedPerson[];
  readonly mails: readonly { readonly to: string; readonly code: string }[];
  readonly exchanges: readonly (Exchange | Happening)[];
}

/** Groups of recordings: those of a release, those of rare cases, and those of the folder `api`. */
export type Collection = ReleaseName | 'v26.2.0-corners' | 'v26.2.0-api';

/** The recordings of a collection. */
export const readRecordings = (collection: Collection): readonly Recording[] =>
  JSON.parse(readFileSync(new URL(`../recordings/${collection}.json`, import.meta.url), 'utf8'));

/** The release that a collection is of. */
export const toRelease = (collection: Collection): ReleaseName =>
  collection === 'v26.2.0-corners' || collection === 'v26.2.0-api' ? 'v26.2.0' : collection;

/** Whether something that happened is a call. */
export const isExchange = (each: Exchange | Happening): each is Exchange => 'response' in each;
