// What the inspectors send, on every path, over the real port.
import { createLogin, type LoginInput } from '@kratos-login/core';
import { createLoginDriver, createScriptedKratos, findSecrets, loginPaths } from '@kratos-login/testing';
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type InspectionEvent, SimulatedClock } from 'xstate';
import { drivePath } from 'xstate-paths';
import { createLoginInspector } from '../src/create-login-inspector.ts';
import { createSafeInspect } from '../src/create-safe-inspect.ts';

const typed = { password: 'canary-password', code: 'canarycode' };
const tokens = { csrfToken: 'canary-csrf-token', logoutToken: 'canary-logout-token', sessionToken: 'canary-session-token' };
/** Private data that is not secret. */
const personal = { address: 'ann@example.com', session: 'session-aal', challenge: '"challenge"' };
const paths = loginPaths();

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterAll(() => void vi.useRealTimers());

type Inspect = NonNullable<Parameters<typeof createLogin>[0]['inspect']>;

async function walkAll(begin: () => Inspect): Promise<void> {
  for (const path of paths) {
    const kratos = createScriptedKratos(tokens);
    const { fetch, kratosUrl } = kratos;
    const clock = new SimulatedClock();
    const login = createLogin({ ...(path.start.input as LoginInput), kratosUrl, fetch, clock, inspect: begin() });
    login.start();
    await drivePath(path, createLoginDriver({ login, kratos, clock, secrets: typed, passTime: (ms) => vi.advanceTimersByTimeAsync(ms) }));
    login.stop();
  }
  await vi.runAllTimersAsync(); // messages are put off until the page is idle
}

test('no inspector message contains a secret or an identifier on any path', async () => {
  const sent: StatelyInspectionEvent[] = [];
  const posted: unknown[] = [];
  const raw: InspectionEvent[] = [];
  const viewer = { postMessage: (message: unknown) => void posted.push(message) };
  const window = Object.assign(new EventTarget(), { open: () => viewer }) as unknown as Window; // as much of one as the inspector asks for
  const inspector = createLoginInspector({ window });
  window.dispatchEvent(new MessageEvent('message', { data: { type: '@statelyai.connected' } }));
  const safe = createSafeInspect((event) => void sent.push(event));
  await walkAll(() => (event) => {
    raw.push(event);
    safe.next?.(event);
    inspector.inspect(event);
  });
  console.log(
    `secrets: ${paths.length} paths, ${sent.length} messages to a sink, ${posted.length} to a viewer, of ${raw.length} raw events`,
  );
  expect(sent.length).toBeGreaterThan(paths.length * 5);
  expect(posted.length).toBe(sent.length);
  expect(findSecrets([sent, posted], { ...typed, ...tokens, ...personal })).toEqual([]);
  const events = raw.flatMap((event) => ('event' in event ? [event.event] : []));
  expect(findSecrets(events, { ...typed, ...tokens })).toEqual([]);
  expect(findSecrets(events, personal).map(({ secret }) => secret)).toContain('address'); // the conversion is what keeps it back
}, 60_000);
