// Stands in for `xstate` in core: one edge of the chart may be another one than it is written.
import { createMachine as create, setup as setUp } from 'xstate';
import { mutate } from './chart-mutants.mjs';

export * from 'xstate';

/** @type {any} */
const createAny = create;
/** @type {any} */
const setUpAny = setUp;

/** @param {any} config @param {any} implementations */
export const createMachine = (config, implementations) => createAny(mutate(config), implementations);

/** @param {any} options */
export function setup(options) {
  const made = setUpAny(options);
  return { ...made, createMachine: (/** @type {any} */ config) => made.createMachine(mutate(config)) };
}
