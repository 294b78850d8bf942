import { createMachine, type setup as xstateSetup } from 'xstate';

/** The implementations of a machine, by kind (`actors`, `guards`, …) and name. */
export type Implementations = Readonly<Record<string, object>>;

/**
 * XState's `setup` with the same types. The original adds all action creators to each page, used or not (0.8 KiB). At run time it does only this.
 */
export const setup = ((implementations: Implementations) => ({
  implementations,
  createMachine: (config: Parameters<typeof createMachine>[0]) => createMachine(config, implementations),
  createStateConfig: (config: unknown) => config,
})) as unknown as typeof xstateSetup;

/** Replaces some implementations of a setup. The cast is safe because the function above created `base`. */
export function withImplementations<Setup>(base: Setup, provided: Implementations): Setup {
  const { implementations } = base as { readonly implementations: Implementations };
  const replaced = Object.entries(provided).map(([kind, each]) => [kind, { ...implementations[kind], ...each }]);
  return setup({ ...implementations, ...Object.fromEntries(replaced) } as never) as Setup;
}
