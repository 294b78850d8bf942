import type { JsonObject, JsonValue } from '@kratos-login/emulator';
import { identitySchema } from '../base-config.ts';
import type { NotEmulated } from '../recording.ts';

/** One call of a scenario. `{{name.path}}` in its path, headers and body is replaced by a value of an earlier answer. */
export interface Step {
  /** The name under which later steps find the answer. */
  readonly as?: string;
  readonly to: 'admin' | 'public';
  readonly method: string;
  readonly path: string;
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
  /** The number of the browser with the cookies; default 1. Calls to the admin API send no cookies. */
  readonly browser?: number;
  readonly notEmulated?: NotEmulated;
  readonly anyOrder?: true;
}

/** A sequence of calls, to a Kratos of its own. */
export interface ApiScenario {
  readonly name: string;
  /** Dotted configuration keys, which override those of `base-config.ts`. */
  readonly changes?: Readonly<Record<string, JsonValue>>;
  readonly steps: readonly Step[];
}

type More = Omit<Step, 'to' | 'method' | 'path' | 'body'>;

/** A call to the admin API. */
export const admin = (method: string, path: string, body?: JsonValue, more: More = {}): Step => ({
  to: 'admin',
  method,
  path,
  ...(body !== undefined && { body }),
  ...more,
});

/** A call to the public API, with the cookies of a browser. */
export const open = (method: string, path: string, body?: JsonValue, more: More = {}): Step => ({
  to: 'public',
  method,
  path,
  ...(body !== undefined && { body }),
  ...more,
});

/** The password of the users in scenarios. */
export const PASSWORD = 'correct horse battery';

/** The body that creates an identity with an address and a password. */
export const person = (email: string, more: JsonObject = {}): JsonObject => ({
  schema_id: 'default',
  traits: { email },
  credentials: { password: { config: { password: PASSWORD } } },
  ...more,
});

/** Signs in with a password, in a browser. */
export const signIn = (email: string, browser = 1): readonly Step[] => [
  open('GET', '/self-service/login/browser', undefined, { as: `login${browser}`, browser }),
  submit(`login${browser}`, { method: 'password', identifier: email, password: PASSWORD }, { as: `session${browser}`, browser }),
];

/** Opens the settings. */
export const openSettings = (as: string, browser = 1): Step => open('GET', '/self-service/settings/browser', undefined, { as, browser });

/** Submits a flow from an earlier step, with its token. */
export const submit = (flow: string, fields: JsonObject, more: More = {}): Step =>
  open('POST', `{{${flow}.ui.action}}`, { csrf_token: `{{${flow}.csrf}}`, ...fields }, more);

/** An id without an identity. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Marks a step that the emulator answers with 501. */
export const feature = { notEmulated: 'feature' } as const;

/** Marks a step that the emulator answers with the 404 of a route that is not emulated. */
export const route = { notEmulated: 'route' } as const;

/** Creates an identity. */
export const make = (as: string, email = `${as}@example.com`, more: JsonObject = {}): Step =>
  admin('POST', '/admin/identities', person(email, more), { as });

/** Creates an identity, without a name for later steps. */
export const create = (body: JsonValue): Step => admin('POST', '/admin/identities', body);

/** An identity schema with these traits. */
export const toSchema = (properties: JsonObject, more: JsonObject = {}): JsonValue => [
  {
    id: 'default',
    url: `base64://${btoa(JSON.stringify({ ...identitySchema, properties: { traits: { type: 'object', properties, ...more } } }))}`,
  },
];
