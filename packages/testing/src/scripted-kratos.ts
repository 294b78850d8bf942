import type { Outcome } from '@kratos-login/core';
import { signalOf } from './signal-of.ts';
import { type KratosAnswer, type KratosRoute, type KratosTokens, toKratosAnswer } from './to-kratos-answer.ts';
import { waitUntil } from './wait-until.ts';

/** Options of {@link createScriptedKratos}. */
export interface ScriptedKratosOptions extends Partial<KratosTokens> {
  /** Which of several ways to write the same trouble: any whole number from 0, which is the default. */
  readonly variant?: number;
  /** The time that its forms begin to run out from, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A Kratos that answers what it is told to, and nothing until then. */
export interface ScriptedKratos {
  /** For `createLogin`. Its address is {@link ScriptedKratos.kratosUrl}. */
  readonly fetch: typeof globalThis.fetch;
  readonly kratosUrl: string;
  /** What was posted, in order. */
  readonly posted: readonly string[];
  /** Every address that was called, in order. */
  readonly called: readonly string[];
  /** Answers the call under way so that it comes to this, and both calls of signing out; waits for a call first. */
  answer(outcome: Outcome): Promise<void>;
  /** Waits until it was called so many times; throws when it was called more often, or not within a moment. */
  untilCalled(times: number): Promise<void>;
}

interface Waiting {
  readonly route: KratosRoute;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A Kratos for `settle` of a `Driver`: it lets each call come to the outcome that a path asks for, by an answer that the real port has to
 * understand. It says back what was posted wherever a server could, so that a test can look where secrets go.
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

  const reply = async (toAnswer: (route: KratosRoute) => KratosAnswer): Promise<void> => {
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
      // Read before it counts as called: who knows of a post finds its body.
      if (request.method === 'POST') posted.push(await request.text());
      called.push(request.url);
      const signal = signalOf(input, init);
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
      const options = { csrfToken, logoutToken, sessionToken, kratosUrl, variant, now: now(), echo: posted.at(-1) ?? csrfToken };
      let wasBegun = false;
      await reply((route) => {
        // Signing out goes wrong at its first call, or, told in another way, at its second.
        wasBegun = route === 'beginLogout' && (outcome.kind === 'noSession' || variant % 2 === 1);
        return toKratosAnswer(route, wasBegun ? { kind: 'noSession' } : outcome, options);
      });
      if (wasBegun) await reply((route) => toKratosAnswer(route, outcome, options));
    },
    async untilCalled(times) {
      const none = 'none. Give fetch and kratosUrl to createLogin, and start it';
      const complain = (): string =>
        `Expected ${times} calls of Kratos so far, got ${called.length === 0 ? none : `${called.length}: ${called.map(toShort).join(', ')}`}.`;
      await waitUntil(() => called.length >= times, complain, PATIENCE);
      if (called.length > times) fail(complain());
    },
  };
}

/** Turns: a page in another process takes its time. */
const PATIENCE = 200_000;

const toShort = (url: string): string => new URL(url).pathname;

function toRoute({ url, method }: Request): KratosRoute {
  const path = new URL(url).pathname;
  if (method === 'POST') return 'submit';
  const routes: Readonly<Record<string, KratosRoute>> = {
    '/self-service/login/browser': 'create',
    '/self-service/login/flows': 'get',
    '/sessions/whoami': 'whoami',
    '/self-service/logout/browser': 'beginLogout',
    '/self-service/logout': 'logout',
  };
  return routes[path] ?? fail(`Kratos has no ${path}.`);
}

function fail(text: string): never {
  throw new Error(text);
}
