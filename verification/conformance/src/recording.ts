import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue, ReleaseName } from '@kratos-login/emulator';

/** An identity of a recording. */
export interface RecordedIdentity {
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

/** A request and its response. */
export interface Exchange {
  readonly note: string;
  readonly browser: number;
  readonly at: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The names of the sent cookies. */
    readonly cookies: readonly string[];
    readonly body?: JsonObject | readonly JsonValue[] | string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** The `Set-Cookie` lines without values. */
    readonly setCookie: readonly string[];
    readonly body: unknown;
  };
  /**
   * The emulator refuses this request on purpose: with 501 and a reason for a feature, with 404 and a header for a route.
   */
  readonly notEmulated?: NotEmulated;
  /** Kratos returns the entries of this list in random order. */
  readonly anyOrder?: true;
}

/** How the emulator refuses: `feature` is a 501, `route` a 404 with `X-Kratos-Emulator: not-emulated`. */
export type NotEmulated = 'feature' | 'route';

/** An event between two requests. */
export type RecordedEvent =
  | {
      readonly at: string;
      readonly admin: { readonly method: string; readonly path: string; readonly body?: unknown; readonly status: number };
    }
  | { readonly at: string; readonly reconfigure: Readonly<Record<string, unknown>> }
  | { readonly at: string; readonly browser: number; readonly cookieDropped: string }
  | { readonly at: string; readonly browser: number; readonly cookiePlanted: { readonly name: string; readonly value: string } };

/** The recording of a scenario with one release. */
export interface Recording {
  readonly scenario: string;
  readonly configuration: { readonly group: string; readonly changes: Readonly<Record<string, unknown>> };
  readonly people: readonly RecordedIdentity[];
  readonly mails: readonly { readonly to: string; readonly code: string }[];
  readonly exchanges: readonly (Exchange | RecordedEvent)[];
}

/** The collections of recordings: one for each release, one for rare cases, and one for the folder `api`. */
export type Collection = ReleaseName | 'v26.2.0-corners' | 'v26.2.0-api';

export const readRecordings = (collection: Collection): readonly Recording[] =>
  JSON.parse(readFileSync(new URL(`../recordings/${collection}.json`, import.meta.url), 'utf8'));

export const toRelease = (collection: Collection): ReleaseName =>
  collection === 'v26.2.0-corners' || collection === 'v26.2.0-api' ? 'v26.2.0' : collection;

export const isExchange = (each: Exchange | RecordedEvent): each is Exchange => 'response' in each;
