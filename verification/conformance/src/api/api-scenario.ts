import type { JsonObject, JsonValue } from '@kratos-login/emulator';
import { identitySchema } from '../base-config.ts';
import type { NotEmulated } from '../recording.ts';

/** A request of a scenario. `{{name.path}}` in its path, headers and body is replaced by a value of an earlier reply. */
export interface ApiStep {
  /** The name of the reply for later steps. */
  readonly as?: string;
  readonly to: 'admin' | 'public';
  readonly method: string;
  readonly path: string;
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
  /** The number of the browser that keeps the cookies. Default 1. Requests to the admin API have no cookies. */
  readonly browser?: number;
  readonly notEmulated?: NotEmulated;
  readonly anyOrder?: true;
}

/** A sequence of requests to a new Kratos. */
export interface ApiScenario {
  readonly name: string;
  /** Dotted configuration keys, which override those of `base-config.ts`. */
  readonly changes?: Readonly<Record<string, JsonValue>>;
  readonly steps: readonly ApiStep[];
}

type More = Omit<ApiStep, 'to' | 'method' | 'path' | 'body'>;

/** A call to the admin API. */
export const callAdmin = (method: string, path: string, body?: JsonValue, more: More = {}): ApiStep => ({
  to: 'admin',
  method,
  path,
  ...(body !== undefined && { body }),
  ...more,
});

/** A call to the public API, with the cookies of a browser. */
export const callPublic = (method: string, path: string, body?: JsonValue, more: More = {}): ApiStep => ({
  to: 'public',
  method,
  path,
  ...(body !== undefined && { body }),
  ...more,
});

/** The password of the users in scenarios. */
export const PASSWORD = 'correct horse battery';

/** The body that creates an identity with an address and a password. */
export const identityBody = (email: string, more: JsonObject = {}): JsonObject => ({
  schema_id: 'default',
  traits: { email },
  credentials: { password: { config: { password: PASSWORD } } },
  ...more,
});

/** Signs in with a password, in a browser. */
export const signInWithPassword = (email: string, browser = 1): readonly ApiStep[] => [
  callPublic('GET', '/self-service/login/browser', undefined, { as: `login${browser}`, browser }),
  submitFlow(`login${browser}`, { method: 'password', identifier: email, password: PASSWORD }, { as: `session${browser}`, browser }),
];

/** Opens the settings. */
export const openSettings = (as: string, browser = 1): ApiStep =>
  callPublic('GET', '/self-service/settings/browser', undefined, { as, browser });

/** Submits a flow from an earlier step, with its token. */
export const submitFlow = (flow: string, fields: JsonObject, more: More = {}): ApiStep =>
  callPublic('POST', `{{${flow}.ui.action}}`, { csrf_token: `{{${flow}.csrf}}`, ...fields }, more);

/** An id without an identity. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** Marks a step that the emulator answers with 501. */
export const feature501 = { notEmulated: 'feature' } as const;

/** Marks a step that the emulator answers with the 404 of a route that is not emulated. */
export const route404 = { notEmulated: 'route' } as const;

/** Creates an identity with a name for later steps. */
export const createNamed = (as: string, email = `${as}@example.com`, more: JsonObject = {}): ApiStep =>
  callAdmin('POST', '/admin/identities', identityBody(email, more), { as });

/** Creates an identity without a name for later steps. */
export const createUnnamed = (body: JsonValue): ApiStep => callAdmin('POST', '/admin/identities', body);

/** An identity schema with these traits. */
export const toSchema = (properties: JsonObject, more: JsonObject = {}): JsonValue => [
  {
    id: 'default',
    url: `base64://${btoa(JSON.stringify({ ...identitySchema, properties: { traits: { type: 'object', properties, ...more } } }))}`,
  },
];
