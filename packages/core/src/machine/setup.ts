import { createMachine, type setup as xstateSetup } from 'xstate';

/**
 * XState's `setup`, for its types. The original carries all of XState's action creators along, used or not (0.8 KiB of every page); at run time
 * it does no more than this.
 */
export const setup = ((implementations: Parameters<typeof createMachine>[1]) => ({
  createMachine: (config: Parameters<typeof createMachine>[0]) => createMachine(config, implementations),
  createStateConfig: (config: unknown) => config,
})) as unknown as typeof xstateSetup;
