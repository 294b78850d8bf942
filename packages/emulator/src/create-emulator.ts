import { handleAdmin } from './admin/handle-admin.ts';
import { totp } from './bytes/totp.ts';
import { createClock, type EmulatorClock } from './clock.ts';
import { readConfig } from './config/config.ts';
import { toAbsoluteUrl, withBaseUrl, withDevelopmentDefaults } from './config/defaults.ts';
import { toCsrfCookieName } from './csrf.ts';
import { createEmulatedBrowser, type EmulatedBrowser, type EmulatedBrowserOptions } from './emulated-browser.ts';
import { createFaults, type Faults } from './faults.ts';
import { handlePublic } from './handle-public.ts';
import type { EmulatorRequest, EmulatorResponse } from './http/request.ts';
import { createIdentities, type Identities, type IdentityOptions } from './identities.ts';
import { type JsonObject, mergeObjects } from './json.ts';
import type { Mail } from './mails.ts';
import { findRelease, type ReleaseName } from './release.ts';
import type { RequestLogEntry } from './request-log.ts';
import type { ServerState } from './server-state.ts';
import { createStore } from './store.ts';

/** How an emulator is made. */
export interface EmulatorOptions {
  /** `serve.public.base_url`; it may have a path. Default: what `config` says, else `http://127.0.0.1:4433/`. */
  readonly baseUrl?: string;
  /** Kratos's own configuration keys, nested as in its file. Throws a `ConfigError` for a configuration with which Kratos does not start. */
  readonly config?: JsonObject;
  /**
   * What a key is that `config` does not have. `handy`, the default: TOTP and backup codes are on, cookies are for plain HTTP, and pages
   * (`/`, `/login`, `/settings`, `/error`, `/verification`) are at the origin of a base URL with a path, else at port 4455 of its host, and
   * allowed in `return_to`. `kratos`: what Kratos takes.
   */
  readonly defaults?: 'development' | 'kratos';
  /** Who is there from the start, and again after `reset()`. */
  readonly identities?: readonly IdentityOptions[];
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Default `v26.2.0`. */
  readonly release?: ReleaseName;
  /** For the calls that Kratos itself makes: to an OAuth2 provider and to web hooks. Default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Called with messages for developers, such as a route that is not emulated. Default: `console.warn`. */
  readonly warn?: (line: string) => void;
}

/** The requests of late. */
export interface RequestLog extends ReadonlyArray<RequestLogEntry> {
  /** Forgets them. */
  clear(): void;
}

/** An Ory Kratos to develop and test against. */
export interface Emulator extends EmulatedBrowser {
  /** `serve.public.base_url`. */
  readonly baseUrl: string;
  readonly release: ReleaseName;
  /** Keys of the configuration that have no effect here. `warn` is called once for each. */
  readonly ignoredKeys: readonly string[];
  /** One request to the public API. Rejects only with `ConnectionDropped`, when a fault breaks the connection. */
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** One request to the admin API: what seed scripts use of it. */
  handleAdmin(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** Opens another browser, with cookies of its own. */
  openBrowser(options?: EmulatedBrowserOptions): EmulatedBrowser;
  readonly identities: Identities;
  /** The TOTP code of somebody, now. Throws a `TypeError` for somebody without an authenticator app. */
  totpCode(email: string): string;
  readonly clock: EmulatorClock;
  /** What was mailed, oldest first. */
  readonly mails: readonly Mail[];
  readonly faults: Faults;
  /** The requests of late, oldest first, without anything secret. */
  readonly log: RequestLog;
  /**
   * Changes the configuration, as when its file is edited: what is given goes over what is there. Throws a `ConfigError` for one that cannot
   * be; the one before stays.
   */
  configure(config: JsonObject): void;
  /** Puts another configuration in the place of the one that is there. Throws a `ConfigError`, as `configure` does. */
  replaceConfig(config: JsonObject): void;
  /** Everything as it was at the start: people, clock, configuration; no session, no flow, no cookie, no fault. */
  reset(): void;
}

/**
 * Makes an Ory Kratos in memory. It answers as the recorded releases do, the awkward parts included; what it leaves out is in the README.
 * Needs nothing but web standards: it runs in Node and in a page. Throws a `ConfigError` for a configuration that cannot be, and a
 * `TypeError` for people who cannot be.
 *
 * @example
 * ```ts
 * import { createEmulator } from '@kratos-login/emulator';
 *
 * const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }] });
 * const response = await kratos.fetch('self-service/login/browser', { headers: { accept: 'application/json' } });
 * const flow = await response.json();
 * console.log(flow.ui.nodes.length, kratos.totpCode('ann@example.com')); // 4 and six digits
 * ```
 */
export function createEmulator({
  baseUrl,
  config = {},
  identities = [],
  // Asked anew each time, so that a fake clock put in later counts.
  now = () => Date.now(),
  release,
  fetch = globalThis.fetch,
  warn = (line) => console.warn(line),
  defaults = 'development',
}: EmulatorOptions = {}): Emulator {
  const clock = createClock(now);
  const start = withBaseUrl(defaults === 'development' ? withDevelopmentDefaults(config, baseUrl) : config, baseUrl);
  let raw = start;
  let read = readConfig(raw);
  const server: ServerState = {
    config: read.config,
    ...toNames(read.config),
    release: findRelease(release),
    clock,
    fetch: (...parameters) => fetch(...parameters),
    identities: new Map(),
    sessions: createStore(),
    sessionCookies: createStore(),
    loginFlows: createStore(),
    settingsFlows: createStore(),
    errors: createStore(),
    mails: [],
    log: [],
    faults: [],
    warn: (line) => warn(line),
    reportedRoutes: new Set(),
  };
  const reportedKeys = new Set<string>();
  const reportIgnoredKeys = (): void => {
    const untold = read.ignored.filter((key) => !reportedKeys.has(key));
    for (const key of untold) reportedKeys.add(key);
    if (untold.length > 0) warn(`kratos-emulator: these keys have no effect here: ${untold.join(', ')}.`);
  };
  reportIgnoredKeys();
  const take = (next: JsonObject): void => {
    read = readConfig(next);
    raw = next;
    Object.assign(server, toNames(read.config), { config: read.config });
    reportIgnoredKeys();
  };
  const answer = (request: EmulatorRequest): Promise<EmulatorResponse> => handlePublic(server, request);
  const browser = createEmulatedBrowser(server, answer);
  const allIdentities = createIdentities(server);
  for (const options of identities) allIdentities.add(options);
  return {
    get baseUrl() {
      return server.config['serve.public.base_url'];
    },
    release: server.release.name,
    get ignoredKeys() {
      return read.ignored;
    },
    handle: answer,
    handleAdmin: async (request) => handleAdmin(server, request),
    ...browser,
    openBrowser: (options) => createEmulatedBrowser(server, answer, options),
    identities: allIdentities,
    totpCode(email) {
      const secret = allIdentities.find(email)?.totpSecret;
      if (secret === null || secret === undefined)
        throw new TypeError(`${JSON.stringify(email)} has no authenticator app, so there is no code.`);
      return totp(secret, clock.now());
    },
    clock,
    mails: server.mails,
    faults: createFaults(server),
    log: Object.assign(server.log, { clear: () => server.log.splice(0) }),
    configure: (next) => take(mergeObjects(raw, next)),
    replaceConfig: take,
    reset() {
      take(start);
      clock.reset();
      for (const store of [
        server.identities,
        server.sessions,
        server.sessionCookies,
        server.loginFlows,
        server.settingsFlows,
        server.errors,
        browser.cookies,
      ])
        store.clear();
      for (const list of [server.mails, server.log, server.faults]) list.splice(0);
      for (const options of identities) allIdentities.add(options);
    },
  };
}

/** What is named after the base URL. */
const toNames = (config: ServerState['config']): Pick<ServerState, 'basePath' | 'csrfCookieName'> => ({
  basePath: toAbsoluteUrl(config['serve.public.base_url']).pathname.replace(/\/+$/, ''),
  csrfCookieName: toCsrfCookieName(config['serve.public.base_url']),
});
