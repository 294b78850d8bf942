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

/** Everything that the emulator knows. A request reads it and changes it; nothing else is kept anywhere. */
export interface ServerState {
  config: Config;
  /** The path of the base URL, without a slash at its end. */
  basePath: string;
  /** `csrf_token_…`, after the base URL of the configuration. */
  csrfCookieName: string;
  readonly release: Release;
  readonly clock: NanoClock;
  /** For the two calls to an OAuth2 provider, and for web hooks. */
  readonly fetch: typeof globalThis.fetch;
  readonly identities: Map<string, Identity>;
  /** By token. */
  readonly sessions: Store<StoredSession>;
  /** The tokens of sessions, by what is in a browser's cookie. */
  readonly sessionCookies: Store<string>;
  readonly loginFlows: Store<StoredLoginFlow>;
  readonly settingsFlows: Store<StoredSettingsFlow>;
  /** Errors that a page can ask for, by id. */
  readonly errors: Store<KratosError['error']>;
  readonly mails: Mail[];
  readonly log: RequestLogEntry[];
  readonly faults: QueuedFault[];
  /** Called with a message for developers: one line without secrets. */
  readonly warn: (line: string) => void;
  /** Requested routes that are not emulated. Each is reported once. */
  readonly reportedRoutes: Set<string>;
}

/** The identity schema of an id; the default one for `''` or an unknown id. */
export function findIdentitySchema(server: ServerState, id = ''): Config['identity.schemas'][number] {
  const schemas = server.config['identity.schemas'];
  const schema = schemas.find((each) => each.id === (id || server.config['identity.default_schema_id'])) ?? schemas[0];
  if (schema === undefined) throw new TypeError('The configuration has no identity schema.');
  return schema;
}
