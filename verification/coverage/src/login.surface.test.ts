// Surface `login`: every journey through `createLogin`, with the functions of its views. Events that no view offers are sent to its actor.
import { createLogin, type LoginInput, loginMachine } from '@kratos-login/core';
import { createLoginDriver, createScriptedKratos, driveLogin, loginJourneys, loginPaths, walkJourney } from '@kratos-login/testing';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { drivePath, runPath } from 'xstate-paths';
import { saveSurface } from './surface-record.ts';
import { listRejections } from './to-surface-record.ts';

const walks: { name: string; edges: readonly string[] }[] = [];
const secrets = { password: 'correct horse', code: '123456' };
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());
const cannot = listRejections();
afterAll(() => saveSurface({ surface: 'login', walks, cannot }));

const scene = () => {
  const [{ kratosUrl, fetch, ...kratos }, clock] = [createScriptedKratos(), new SimulatedClock()];
  return { kratos, clock, make: (input: LoginInput) => createLogin({ ...input, kratosUrl, fetch, clock, isPageVisible: () => true }) };
};

for (const journey of loginJourneys({ plan: 'both' }))
  test(`${journey.name} [${journey.id}]`, async () => {
    const { kratos, clock, make } = scene();
    await walkJourney(journey, driveLogin({ createLogin: make, clock, passTime }), kratos);
    walks.push({ name: journey.name, edges: journey.steps.flatMap(({ edges }) => edges) });
  });

test('events that no view offers are accepted from a host', async () => {
  const seen = new Set(walks.flatMap(({ edges }) => edges));
  for (const path of loginPaths()) {
    const edges = runPath(loginMachine, path).map(({ edge }) => edge);
    if (edges.every((edge) => seen.has(edge))) continue;
    const { kratos, clock, make } = scene();
    const login = make(path.start.input as LoginInput);
    login.start();
    await drivePath(path, createLoginDriver({ login, kratos: kratos as never, clock, secrets, passTime }));
    walks.push({ name: path.name, edges });
  }
  expect(walks.length).toBeGreaterThan(seen.size / 10);
}, 30_000);
