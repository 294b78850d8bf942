// Paths of a login walked in a world: a stateful Kratos, with people, an operator, other tabs and a network.
export { createEmulatorWorld } from './worlds/create-emulator-world.ts';
export { createWorldTally, type WorldTally } from './worlds/create-world-tally.ts';
export { planWorld, type WayPath, type WorldPlan } from './worlds/plan-world.ts';
export { type WalkedInWorld, type WalkInWorldOptions, walkInWorld } from './worlds/walk-in-world.ts';
export {
  answerForTheApp,
  type KratosKeys,
  type Switch,
  switches,
  type Who,
  type World,
  type WorldBrowser,
  type WorldPerson,
  worldConfig,
} from './worlds/world.ts';
