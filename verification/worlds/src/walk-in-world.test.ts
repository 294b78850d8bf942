// A walk must detect a world that does not do what a recipe needs.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulatorWorld } from './create-emulator-world.ts';
import { planWorld } from './plan-world.ts';
import { walkInWorld } from './walk-in-world.ts';
import type { World } from './world.ts';

const { recipes } = planWorld();
const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Walks the path that ends with this recipe, in a world with changed functions. */
function walk(recipe: string, changes: Partial<World>): Promise<unknown> {
  const path = recipes.find((each) => each.recipe === recipe)?.path;
  if (path === undefined) throw new Error(`There is no recipe "${recipe}".`);
  return walkInWorld(path, { world: { ...createEmulatorWorld(), ...changes }, passTime, recipe });
}

test('a session that was not revoked is reported, with the path and the recipes', async () => {
  await expect(walk('whoami ▸ noSession ▸ the session is revoked', { revokeSessions: async () => {} })).rejects.toThrow(
    /^Wanted noSession, got secondFactorDue: .*\n {2}after: page load after a code was mailed → askWhoami: noSession → \(the session is revoked\)$/,
  );
});

test('a flow that has not expired is reported', async () => {
  await expect(walk('submit ▸ sessionChanged ▸ the second-factor flow has expired', { expireFlow: async () => {} })).rejects.toThrow(
    'Wanted sessionChanged, got rejected',
  );
});

test('a method that was not disabled is reported', async () => {
  await expect(walk('create ▸ noUsableMethod ▸ the operator disables every first factor', { applySwitch: async () => {} })).rejects.toThrow(
    'Wanted noUsableMethod, got a form of aal1',
  );
});

test('a missing mailed code is reported', async () => {
  const world = createEmulatorWorld();
  const createUser: World['createUser'] = (who) => world.createUser(who === 'mailOnly' ? 'allFactors' : who);
  await expect(walk('create ▸ flow ▸ a second factor is due, and mailed codes are the only one', { ...world, createUser })).rejects.toThrow(
    'Wanted a form of aal2 whose code was mailed, got a form of aal2',
  );
});
