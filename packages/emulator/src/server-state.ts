import type { NanoClock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { QueuedFault } from './faults.ts';
import type { KratosError } from './http/reply.ts';
import type { Identity } from './identity/identity.ts';
import type { StoredLoginFlow } from './login/login-flow.ts';
import type { Mail } from './mails.ts';
import type { Release } from './release.ts';
import type { RequestLogEntry } from './request-log.ts';
import type { StoredSession } from './session/session.ts';
import type { StoredSettingsFlow } from './settings/settings-flow.ts';
import type { Store } from './store.ts';

/** The state of an emulated server. Requests read and change it, and no state is kept elsewhere. */
export interface ServerState {
  config: Config;
  /** The path of the base URL without a trailing slash. */
  basePath: string;
  /** `csrf_token_…`, derived from the base URL. */
  csrfCookieName: string;
  readonly release: Release;
  readonly clock: NanoClock;
  /** Calls the OAuth2 provider and web hooks. */
  readonly fetch: typeof globalThis.fetch;
  readonly identities: Map<string, Identity>;
  /** By token. */
  readonly sessions: Store<StoredSession>;
  /** The tokens of the sessions by the value of the session cookie. */
  readonly sessionCookies: Store<string>;
  readonly loginFlows: Store<StoredLoginFlow>;
  readonly settingsFlows: Store<StoredSettingsFlow>;
  /** Errors for the error page, by id. */
  readonly errors: Store<KratosError['error']>;
  readonly mails: Mail[];
  readonly log: RequestLogEntry[];
  readonly faults: QueuedFault[];
  /** Receives a warning for developers, one line without secrets. */
  readonly warn: (line: string) => void;
  /** The routes that are not emulated and were reported. */
  readonly reportedRoutes: Set<string>;
}

/** Returns the identity schema with this id, or the default one for `''` and for an unknown id. */
export function findIdentitySchema(server: ServerState, id = ''): Config['identity.schemas'][number] {
  const schemas = server.config['identity.schemas'];
  const schema = schemas.find((each) => each.id === (id || server.config['identity.default_schema_id'])) ?? schemas[0];
  if (schema === undefined) throw new TypeError('The configuration has no identity schema.');
  return schema;
}
