// Checks that no path leaks a secret, through the real client, whatever a server repeats.
import { inspect } from 'node:util';
import { createKratosClient, createLogin, type LoginInput, loginMachine, seal } from '@kratos-login/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Actor, SimulatedClock, StateMachine, StateNode } from 'xstate';
import { drivePath } from 'xstate-paths';
import { createLoginDriver } from '../src/create-login-driver.ts';
import { findSecrets } from '../src/find-secrets.ts';
import { aFlow } from '../src/login-outcomes.ts';
import { loginPaths } from '../src/login-paths.ts';
import { createScriptedKratos } from '../src/scripted-kratos.ts';

const typed = { password: 'canary-password+/"&é', code: 'canarycode' }; // dashes would be removed from a code
const tokens = { csrfToken: 'canary-csrf-token==', logoutToken: 'canary-logout-token', sessionToken: 'canary-session-token' };
const secrets = { ...typed, ...tokens };
const variants = [0, 1, 2, 3, 4];
const isToldInOtherWays = /rateLimited|unavailable|serverError|unexpected|signOut/;
const paths = loginPaths();
let walked = 0;

const places = new Map<string, number>();
const said: unknown[] = [];
const escaped: unknown[] = [];
const keepEscaped = (error: unknown): void => void escaped.push(error);

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  process.on('unhandledRejection', keepEscaped);
  process.on('warning', keepEscaped);
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void said.push(words));
});

afterAll(() => {
  process.off('unhandledRejection', keepEscaped);
  process.off('warning', keepEscaped);
  vi.useRealTimers();
  vi.restoreAllMocks();
  const sum = [...places.values()].reduce((all, count) => all + count, 0);
  console.log(`secrets: ${walked} walks of ${paths.length} paths, ${sum} values in ${places.size} places:`, Object.fromEntries(places));
});

/** The implementation of the chart, which is the same before any input. */
const isChart = (value: object): boolean => value instanceof StateMachine || value instanceof StateNode;
/** Actors refer to each other, so they are searched after each step, and not again with each event. */
const isActor = (value: object): boolean => isChart(value) || value instanceof Actor;

function look(place: string, value: unknown, skip = isChart): void {
  places.set(place, (places.get(place) ?? 0) + 1);
  const found = findSecrets(value, secrets, { skip });
  if (found.length > 0) expect(found, place).toEqual([]); // calling `expect` a hundred thousand times is slow
}

const clone = (value: unknown): unknown => structuredClone(JSON.parse(JSON.stringify(value)));
const write = (value: unknown): string => inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true });

test.each(variants)(
  'no path leaks a secret, with failures in format %i',
  async (variant) => {
    let posted = 0;
    for (const path of paths.filter(({ steps }) => variant === 0 || steps.some(({ step }) => isToldInOtherWays.test(step.label)))) {
      walked += 1;
      const { fetch, kratosUrl, ...script } = createScriptedKratos({ ...tokens, variant });
      const clock = new SimulatedClock();
      const login = createLogin({
        ...(path.start.input as LoginInput),
        kratosUrl,
        fetch,
        clock,
        isPageVisible: () => true,
        inspect: (event) => {
          look(`raw ${event.type}`, event, isActor);
          if ('event' in event) look('event, written by util.inspect', write(event.event));
        },
      });
      login.subscribe((view) => look('view', view));
      login.start();
      const driver = createLoginDriver({
        login,
        kratos: { fetch, kratosUrl, ...script },
        clock,
        secrets: typed,
        passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
      });
      await drivePath(path, {
        ...driver,
        expect: async (value) => {
          await driver.expect(value);
          const { actor } = login;
          const { context, output, error, children } = actor.getSnapshot();
          look('context, written by util.inspect', write(context));
          look('output and error', [output, error]);
          look('persisted snapshot', actor.getPersistedSnapshot());
          look('persisted snapshot, cloned', clone(actor.getPersistedSnapshot()));
          look('actor, with its calls and references', actor);
          for (const child of Object.values(children)) look('call: its input and output', child?.getPersistedSnapshot());
          look('view', login.getView());
        },
      });
      login.stop();
      look(
        'address',
        script.called.filter((url) => !url.includes('/self-service/logout?token=')),
      ); // Kratos requires that token there
      posted += script.posted.filter((body) => findSecrets(body, secrets).length > 0).length;
    }
    look('console', said);
    look('uncaught errors', escaped);
    expect(posted).toBeGreaterThan(10); // the secrets were posted
  },
  60_000,
);

test('no error of a call contains a secret, and none is uncaught', async () => {
  for (const failing of [
    async (body: string) => Promise.reject(new TypeError(`Failed to fetch ${body}`, { cause: { body } })),
    async (body: string) => new Response(new ReadableStream({ pull: (to) => to.error(new Error(`cut off after ${body}`)) })),
    async (body: string) => new Response(`<p>${body}</p>`, { status: 503 }),
    async (body: string) => Promise.reject(Object.assign(new DOMException(body, 'AbortError'), { request: body })),
    (body: string) => {
      throw new Error(body);
    },
  ]) {
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => failing(await new Request(input, init).text());
    const client = createKratosClient({ kratosUrl: 'https://auth.example.com', fetch });
    const secret = { name: 'password', value: seal(typed.password) };
    const submission = { flow: aFlow({ aal: 'aal1' }), fields: { method: 'password', identifier: 'ann@example.com' }, secret };
    const outcome = await client.submitFlow(submission, new AbortController().signal);
    look('outcome of a broken call', [outcome, submission, client]);
  }
  look('console', said);
  look('uncaught errors', escaped);
});

test('the checks find a planted secret', () => {
  const planted = createLogin({ kratosUrl: 'https://auth.example.com', loginChallenge: typed.password });
  expect(() => look('planted', planted.actor.getPersistedSnapshot())).toThrow(/planted/);
  expect(() => look('planted', write(planted.actor.getSnapshot().context))).toThrow(/planted/);
  expect(() => look('planted', { snapshot: { machine: loginMachine, seen: new Set([btoa(tokens.csrfToken)]) } })).toThrow(/planted/);
  console.error(new Error('x', { cause: typed.code }));
  expect(() => look('planted', said)).toThrow(/planted/);
  said.length = 0;
});
