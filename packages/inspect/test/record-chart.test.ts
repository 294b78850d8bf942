// recordChart compared with the trace of xstate-paths, on every path of both charts.
import { createLogin, loginMachine } from '@kratos-login/core';
import { createSecondFactor, secondFactorMachine } from '@kratos-login/core/second-factor';
import { createEmulator } from '@kratos-login/emulator';
import { loginAlphabet, secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { explore, listTransitions, type Path, planPaths, runPath } from 'xstate-paths';
import { type ChartStep, recordChart } from '../src/panel/record-chart.ts';

const secondFactor = withScriptedLogin(secondFactorMachine);
const plans: readonly (readonly [AnyStateMachine, () => readonly Path[]])[] = [
  [loginMachine, () => planPaths(loginMachine, explore(loginMachine, loginAlphabet({ withRejections: true })))],
  [secondFactor, () => planPaths(secondFactor, explore(secondFactor, secondFactorAlphabet))],
];

test.each(plans)('each transition that is taken is reported once, in order, with its id', (machine, planned) => {
  const reported = new Set<string>();
  for (const path of planned()) {
    const steps: ChartStep[] = [];
    const taken = runPath(machine, path, { inspect: recordChart((step) => steps.push(step)) });
    const own = steps.filter(({ chart }) => chart === machine.id);
    // A transition of the root has an edge for each active leaf, of which these charts have one.
    expect(
      own.flatMap(({ transitions }) => transitions),
      path.name,
    ).toEqual(taken.map(({ transition }) => transition));
    for (const id of own.flatMap(({ transitions }) => transitions)) reported.add(id);
    expect(own[0], path.name).toMatchObject({ event: '' });
    for (const { states } of own) expect(states, path.name).toEqual([...states].sort((one, other) => one.length - other.length));
  }
  expect([...reported].sort()).toEqual(
    listTransitions(machine)
      .map(({ id }) => id)
      .sort(),
  );
});

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

test('a login reports its start, its events, and raised replies', async () => {
  const { baseUrl: kratosUrl, fetch } = createEmulator({ identities: [bob] });
  const steps: ChartStep[] = [];
  const login = createLogin({ kratosUrl, fetch, inspect: recordChart((step) => steps.push(step)) });
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  const view = login.getView();
  if (view.kind === 'form') view.submit?.({ identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  expect(steps.map(({ event, states }) => `${event} → ${states.at(-1)}`)).toEqual([
    ' → login.init.opening',
    'xstate.done.actor.openFlow → login.init.opening',
    'reply.flow → login.password.entering.waiting',
    'password.submit → login.password.submitting',
    'xstate.done.actor.submitFlow → login.password.submitting',
    'reply.signedIn → login.success',
  ]);
  expect(steps.every(({ chart, actor, at }) => chart === 'login' && actor === steps[0]?.actor && at <= Date.now())).toBe(true);
  expect(steps.at(-1)?.transitions).toEqual(['login ▸ reply.signedIn']);
});

test('a second factor that asks for a sign-in reports both charts, each with its own actor', async () => {
  const { baseUrl: kratosUrl, fetch } = createEmulator({ identities: [bob] });
  const steps: ChartStep[] = [];
  const secondFactor = createSecondFactor({ kratosUrl, fetch, inspect: recordChart((step) => steps.push(step)) });
  secondFactor.start();
  await expect.poll(() => secondFactor.getView().kind).toBe('signed-out');
  const view = secondFactor.getView();
  if (view.kind === 'signed-out') view.signIn?.();
  await expect.poll(() => steps.some(({ states }) => states.includes('login.password.entering'))).toBe(true);
  expect(new Set(steps.map(({ chart, actor }) => `${chart} ${actor}`)).size).toBe(2);
  secondFactor.stop();
});
