import { handleAdmin } from './admin/handle-admin.ts';
import { totp } from './bytes/totp.ts';
import { createClock, type EmulatorClock } from './clock.ts';
import { readConfig } from './config/config.ts';
import { toAbsoluteUrl, withBaseUrl, withDevelopmentDefaults } from './config/defaults.ts';
import { toCsrfCookieName } from './csrf.ts';
import { createEmulatedBrowser, type EmulatedBrowser, type EmulatedBrowserOptions } from './emulated-browser.ts';
import { createFaultQueue, type FaultQueue } from './faults.ts';
import { handlePublic } from './handle-public.ts';
import type { EmulatorRequest, EmulatorResponse } from './http/request.ts';
import { createIdentityControls, type Identities, type IdentityOptions } from './identities.ts';
import { type JsonObject, mergeObjects } from './json.ts';
import type { Mail } from './mails.ts';
import { findRelease, type ReleaseName } from './release.ts';
import type { RequestLogEntry } from './request-log.ts';
import type { ServerState } from './server-state.ts';
import { createStore } from './store.ts';

/** The options of `createEmulator`. */
export interface EmulatorOptions {
  /** `serve.public.base_url`, which may have a path. Default: the value in `config`, else `http://127.0.0.1:4433/`. */
  readonly baseUrl?: string;
  /** Kratos's configuration, nested as in its file. Kratos must be able to start with it. Default `{}`. */
  readonly config?: JsonObject;
  /**
   * The defaults for keys that `config` lacks. Default `development`.
   * - `development` enables TOTP and backup codes, and cookies over plain HTTP. Pages (`/`, `/login`, `/settings`, `/error`, `/verification`)
   *   are at the origin of a base URL with a path, else at port 4455 of its host. `return_to` may lead to them.
   * - `kratos` uses the defaults of Kratos.
   */
  readonly defaults?: 'development' | 'kratos';
  /** The identities at the start and after `reset()`. Default: none. */
  readonly identities?: readonly IdentityOptions[];
  /** Returns the time in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** The release of Kratos to emulate. Default `v26.2.0`. */
  readonly release?: ReleaseName;
  /** Sends the requests that Kratos itself makes, to an OAuth2 provider and to web hooks. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Receives warnings for developers, such as a request to a route that is not emulated. Default `console.warn`. */
  readonly warn?: (line: string) => void;
}

/** The newest requests, oldest first. It keeps up to 10,000 and then drops the older half. */
interface RequestLog extends ReadonlyArray<RequestLogEntry> {
  /** Removes all entries. */
  clear(): void;
}

/** An Ory Kratos in memory. Its `fetch` and `cookies` belong to a first browser. */
export interface Emulator extends EmulatedBrowser {
  /** `serve.public.base_url` of the configuration. */
  readonly baseUrl: string;
  /** The emulated release of Kratos. */
  readonly release: ReleaseName;
  /** The configuration keys that have no effect in the emulator. `warn` reports each one once. */
  readonly ignoredKeys: readonly string[];
  /** Answers a request to the public API. Rejects only with `ConnectionDropped`, when a fault drops the connection. */
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** Answers a request to the admin API. It needs no authentication, as in Kratos. */
  handleAdmin(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** Opens another browser with its own cookies. */
  openBrowser(options?: EmulatedBrowserOptions): EmulatedBrowser;
  /** Adds, finds and changes identities. */
  readonly identities: Identities;
  /** Returns the current TOTP code of an identity: six digits. Throws a `TypeError` for an identity without TOTP. */
  totpCode(email: string): string;
  /** The clock of flows, sessions, cookies and codes. */
  readonly clock: EmulatorClock;
  /** The messages that Kratos would have sent, oldest first. */
  readonly mails: readonly Mail[];
  /** Breaks the next requests on purpose. */
  readonly faults: FaultQueue;
  /** The newest requests without secrets, oldest first. */
  readonly log: RequestLog;
  /**
   * Merges keys into the configuration, as when its file is edited. Throws a `ConfigError` for an invalid configuration and keeps the
   * previous one.
   */
  configure(config: JsonObject): void;
  /** Replaces the whole configuration. Throws a `ConfigError` for an invalid configuration and keeps the previous one. */
  replaceConfig(config: JsonObject): void;
  /**
   * Restores the identities, the clock and the configuration of the start. Removes flows, sessions, mails, log, faults and the cookies of
   * the first browser.
   */
  reset(): void;
}

/**
 * Creates an Ory Kratos in memory. It answers as the recorded releases do; the README lists the exceptions.
 * It needs web standards only, so it runs in Node and in a page. Throws a `ConfigError` for a configuration with which Kratos does not
 * start, and a `TypeError` for invalid identities.
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
  // Reads the global at each call, so fake timers that are installed later work.
  now = () => Date.now(),
  release,
  fetch = globalThis.fetch,
  warn = (line) => console.warn(line),
  defaults = 'development',
}: EmulatorOptions = {}): Emulator {
  const clock = createClock(now);
  const initialConfig = withBaseUrl(defaults === 'development' ? withDevelopmentDefaults(config, baseUrl) : config, baseUrl);
  let raw = initialConfig;
  let read = readConfig(raw);
  const server: ServerState = {
    config: read.config,
    ...toBaseUrlNames(read.config),
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
    const unreported = read.ignored.filter((key) => !reportedKeys.has(key));
    for (const key of unreported) reportedKeys.add(key);
    if (unreported.length > 0) warn(`kratos-emulator: these keys have no effect in the emulator: ${unreported.join(', ')}.`);
  };
  reportIgnoredKeys();
  const useConfig = (next: JsonObject): void => {
    read = readConfig(next);
    raw = next;
    Object.assign(server, toBaseUrlNames(read.config), { config: read.config });
    reportIgnoredKeys();
  };
  const answer = (request: EmulatorRequest): Promise<EmulatorResponse> => handlePublic(server, request);
  const browser = createEmulatedBrowser(server, answer);
  const allIdentities = createIdentityControls(server);
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
        throw new TypeError(`The identity ${JSON.stringify(email)} has no TOTP secret, so it has no code.`);
      return totp(secret, clock.now());
    },
    clock,
    mails: server.mails,
    faults: createFaultQueue(server),
    log: Object.assign(server.log, { clear: () => server.log.splice(0) }),
    configure: (next) => useConfig(mergeObjects(raw, next)),
    replaceConfig: useConfig,
    reset() {
      useConfig(initialConfig);
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

/** Derives the values that depend on the base URL. */
const toBaseUrlNames = (config: ServerState['config']): Pick<ServerState, 'basePath' | 'csrfCookieName'> => ({
  basePath: toAbsoluteUrl(config['serve.public.base_url']).pathname.replace(/\/+$/, ''),
  csrfCookieName: toCsrfCookieName(config['serve.public.base_url']),
});
