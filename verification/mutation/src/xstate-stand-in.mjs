// Replaces `xstate` in core, so that a machine can be created with a mutated chart.
import { createMachine as create, setup as setUp } from 'xstate';
import { mutateChart } from './mutate-chart.ts';

export * from 'xstate';

/** The id of the mutated machine, the number of the active mutant, `null` for none, and the original configuration of the newest machine. */
export const chart = { id: 'login', active: /** @type {number | null} */ (null), config: /** @type {object} */ ({}) };

/** @param {{ readonly id?: string }} config @returns {any} */
function mutate(config) {
  if (config.id !== chart.id) return config;
  chart.config = config;
  return chart.active === null ? config : [...mutateChart(config)][chart.active]?.config;
}

/** @type {any} */
const setUpAny = setUp;

/** @param {object} config @param {any} implementations */
export const createMachine = (config, implementations) => create(mutate(config), implementations);

/** @param {any} options */
export function setup(options) {
  const made = setUpAny(options);
  return { ...made, createMachine: (/** @type {object} */ config) => made.createMachine(mutate(config)) };
}
