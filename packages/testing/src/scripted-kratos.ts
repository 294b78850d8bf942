import type { Outcome } from '@kratos-login/core/read-outcome';
import type { SettingsCall } from '@kratos-login/core/second-factor';
import { getRequestSignal } from './get-request-signal.ts';
import type { ScriptedSettingsOutcome } from './second-factor/scripted-settings.ts';
import { toSettingsAnswer } from './second-factor/to-settings-answer.ts';
import { type KratosAnswer, type KratosRoute, type KratosTokens, toKratosAnswer } from './to-kratos-answer.ts';
import { waitUntil } from './wait-until.ts';

/** Options of {@link createScriptedKratos}. */
export interface ScriptedKratosOptions extends Partial<KratosTokens> {
  /** Selects one of several formats of the same failure: a whole number from 0. Default: 0. */
  readonly variant?: number;
  /** The time at which its flows are opened, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A Kratos that gives scripted answers, and waits for them. */
export interface ScriptedKratos {
  /** The `fetch` for `createLogin`. Its address is {@link ScriptedKratos.kratosUrl}. */
  readonly fetch: typeof globalThis.fetch;
  /** The address of this Kratos, for `createLogin`. */
  readonly kratosUrl: string;
  /** The posted bodies, in order. */
  readonly posted: readonly string[];
  /** The called addresses, in order. */
  readonly called: readonly string[];
  /** Waits for a call, and answers it so that it has this outcome. For a sign-out it answers both requests. */
  answer(outcome: Outcome): Promise<void>;
  /** The same for a call of the settings. */
  answerSettings(outcome: ScriptedSettingsOutcome): Promise<void>;
  /** Waits until it was called this often. Throws if it was called more often, or not in time. */
  untilCalled(times: number): Promise<void>;
}

/** A route of a login, or one of the settings. */
type ScriptedRoute = KratosRoute | `${SettingsCall}Settings`;

interface Waiting {
  readonly route: ScriptedRoute;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Creates a Kratos for `settle` of a `Driver`. It gives each call the outcome of a path, as a reply that the real client has to read. Replies repeat the
 * posted values wherever a server could, so that a test can detect where secrets go.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { aFlow, createScriptedKratos } from '@kratos-login/testing'
 *
 * const { fetch, kratosUrl, answer } = createScriptedKratos()
 * const login = createLogin({ kratosUrl, fetch })
 * login.start()
 * await answer({ kind: 'flow', flow: aFlow({ aal: 'aal1' }) })
 * ```
 */
export function createScriptedKratos({
  csrfToken = 'a-csrf-token',
  logoutToken = 'a-logout-token',
  sessionToken = 'a-session-token',
  variant = 0,
  now = Date.now,
}: ScriptedKratosOptions = {}): ScriptedKratos {
  const kratosUrl = 'https://auth.example.com';
  const waiting: Waiting[] = [];
  const posted: string[] = [];
  const called: string[] = [];

  const toOptions = () => ({
    csrfToken,
    logoutToken,
    sessionToken,
    kratosUrl,
    variant,
    now: now(),
    echo: posted.at(-1) ?? csrfToken,
  });
  const reply = async (toAnswer: (route: ScriptedRoute) => KratosAnswer): Promise<void> => {
    await waitUntil(() => waiting.length > 0, 'Kratos was not called.', PATIENCE);
    const call = waiting.shift();
    if (call === undefined) return;
    const answer = toAnswer(call.route);
    if (answer === 'never') return;
    if ('broken' in answer) call.reject(new TypeError(`Failed to fetch ${answer.broken}`, { cause: new Error(answer.broken) }));
    else call.resolve(new Response(answer.status === 204 ? null : answer.body, answer));
  };

  return {
    kratosUrl,
    posted,
    called,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const route = toRoute(request);
      // The body is read before the call is counted, so that `posted` is complete.
      if (request.method === 'POST') posted.push(await request.text());
      called.push(request.url);
      const signal = getRequestSignal(input, init);
      signal?.throwIfAborted();
      return new Promise((resolve, reject) => {
        const call: Waiting = { route, resolve, reject };
        waiting.push(call);
        signal?.addEventListener('abort', () => {
          if (waiting.includes(call)) waiting.splice(waiting.indexOf(call), 1);
          reject(signal.reason);
        });
      });
    },
    async answer(outcome) {
      const options = toOptions();
      let wasBegun = false;
      await reply((each) => {
        const route = toLoginRoute(each);
        // A failed sign-out fails at its first request, or in the other format at its second.
        wasBegun = route === 'beginLogout' && (outcome.kind === 'noSession' || variant % 2 === 1);
        return toKratosAnswer(route, wasBegun ? { kind: 'noSession' } : outcome, options);
      });
      if (wasBegun) await reply((route) => toKratosAnswer(toLoginRoute(route), outcome, options));
    },
    answerSettings: (outcome) => reply((route) => toSettingsAnswer(toSettingsCall(route), outcome, toOptions())),
    async untilCalled(times) {
      const none = 'none. Pass fetch and kratosUrl to createLogin or createSecondFactor, and start it';
      const complain = (): string =>
        `Expected ${times} calls of Kratos so far, got ${called.length === 0 ? none : `${called.length}: ${called.map(toShort).join(', ')}`}.`;
      await waitUntil(() => called.length >= times, complain, PATIENCE);
      if (called.length > times) fail(complain());
    },
  };
}

/** Turns of the event loop. A page in another process is slower. */
const PATIENCE = 200_000;

const toShort = (url: string): string => new URL(url).pathname;

function toRoute({ url, method }: Request): ScriptedRoute {
  const path = new URL(url).pathname;
  if (method === 'POST') return path === '/self-service/settings' ? 'submitSettings' : 'submit';
  const routes: Readonly<Record<string, ScriptedRoute>> = {
    '/self-service/login/browser': 'create',
    '/self-service/login/flows': 'get',
    '/sessions/whoami': 'whoami',
    '/self-service/logout/browser': 'beginLogout',
    '/self-service/logout': 'logout',
    '/self-service/settings/browser': 'createSettings',
    '/self-service/settings/flows': 'getSettings',
  };
  return routes[path] ?? fail(`Kratos has no ${path}.`);
}

const settingsCalls: Readonly<Partial<Record<ScriptedRoute, SettingsCall>>> = {
  createSettings: 'create',
  getSettings: 'get',
  submitSettings: 'submit',
};

const isLoginRoute = (route: ScriptedRoute): route is KratosRoute => !(route in settingsCalls);

const toSettingsCall = (route: ScriptedRoute): SettingsCall =>
  settingsCalls[route] ?? fail(`Expected a call of the settings, got "${route}": answer it with \`answer\`.`);

const toLoginRoute = (route: ScriptedRoute): KratosRoute =>
  isLoginRoute(route) ? route : fail(`Expected a call of a login, got "${route}": answer it with \`answerSettings\`.`);

function fail(text: string): never {
  throw new Error(text);
}
