// A walk must not take a world's word for it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulatorWorld } from './create-emulator-world.ts';
import { planWorld } from './plan-world.ts';
import { walkInWorld } from './walk-in-world.ts';
import type { World } from './world.ts';

const { recipes } = planWorld();
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** The path that ends with this recipe, in a world that is not as it should be. */
function walk(recipe: string, changes: Partial<World>): Promise<unknown> {
  const path = recipes.find((each) => each.recipe === recipe)?.path;
  if (path === undefined) throw new Error(`There is no recipe "${recipe}".`);
  return walkInWorld(path, { world: { ...createEmulatorWorld(), ...changes }, passTime, recipe });
}

test('a session that was not revoked is noticed, with the way there and the recipes', async () => {
  await expect(walk('whoami ▸ noSession ▸ the session is revoked', { revokeSessions: async () => {} })).rejects.toThrow(
    /^Wanted noSession, got secondFactorDue: .*\n {2}after: page load after a code was mailed → askWhoami: noSession → \(the session is revoked\)$/,
  );
});

test('a form that has not run out is noticed', async () => {
  await expect(walk('submit ▸ sessionChanged ▸ the second form has run out', { expireFlow: async () => {} })).rejects.toThrow(
    'Wanted sessionChanged, got rejected',
  );
});

test('a method that was not switched off is noticed', async () => {
  await expect(
    walk('create ▸ noUsableMethod ▸ the operator has switched every first factor off', { applySwitch: async () => {} }),
  ).rejects.toThrow('Wanted noUsableMethod, got a form of aal1');
});

test('somebody whose code is not mailed is noticed', async () => {
  const world = createEmulatorWorld();
  const makePerson: World['createUser'] = (who) => world.createUser(who === 'mailOnly' ? 'allFactors' : who);
  await expect(
    walk('create ▸ flow ▸ somebody is half signed in whose only second factor is a code by mail', { ...world, createUser: makePerson }),
  ).rejects.toThrow('Wanted a form of aal2 whose code was mailed, got a form of aal2');
});
