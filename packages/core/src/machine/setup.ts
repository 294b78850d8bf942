import { createMachine, type setup as xstateSetup } from 'xstate';

/** The implementations of a machine: by kind (`actors`, `guards`, …), then by name. */
export type Implementations = Readonly<Record<string, object>>;

/**
 * XState's `setup`, for its types. The original carries all of XState's action creators along, used or not (0.8 KiB of every page); at run time
 * it does no more than this.
 */
export const setup = ((implementations: Implementations) => ({
  implementations,
  createMachine: (config: Parameters<typeof createMachine>[0]) => createMachine(config, implementations),
  createStateConfig: (config: unknown) => config,
})) as unknown as typeof xstateSetup;

/** The same setup, with some of its implementations replaced. The cast says that `setup` above has made it. */
export function withImplementations<Setup>(base: Setup, provided: Implementations): Setup {
  const { implementations } = base as { readonly implementations: Implementations };
  const replaced = Object.entries(provided).map(([kind, each]) => [kind, { ...implementations[kind], ...each }]);
  return setup({ ...implementations, ...Object.fromEntries(replaced) } as never) as Setup;
}
