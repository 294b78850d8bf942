import type { GalleryScenario } from './gallery-scenario.ts';
import { endings } from './scenarios/endings.ts';
import { errors } from './scenarios/errors.ts';
import { firstStep } from './scenarios/first-step.ts';
import { notices } from './scenarios/notices.ts';
import { otherMethods } from './scenarios/other-methods.ts';
import { secondStep } from './scenarios/second-step.ts';
import { waiting } from './scenarios/waiting.ts';
import { type SecondFactorScenarioId, secondFactorScenarios } from './second-factor/second-factor-scenarios.ts';

/** Every state that a login page can show, by its id in the address. */
export const galleryScenarios = { ...firstStep, ...otherMethods, ...secondStep, ...waiting, ...notices, ...errors, ...endings };

/** The id of a state of the login page: `wrong-password`. */
export type ScenarioId = keyof typeof galleryScenarios;

/** The id of a state of either page. */
export type StateId = ScenarioId | SecondFactorScenarioId;

/** The ids of all states of the login page, in the order of the overview. */
export const scenarioIds = Object.keys(galleryScenarios) as readonly ScenarioId[];

/** Scenarios under one heading. */
export interface ScenarioGroup {
  readonly title: string;
  readonly scenarios: readonly { readonly id: StateId; readonly title: string }[];
}

/** All states in groups, for an overview page. */
export const scenarioGroups: readonly ScenarioGroup[] = [
  toGroup('First step', firstStep),
  toGroup('Other methods', otherMethods),
  toGroup('Second step', secondStep),
  toGroup('While a request is pending', waiting),
  toGroup('Notices', notices),
  toGroup('Errors', errors),
  toGroup('The end', endings),
  toGroup('Two-step sign-in: setting up and removing', secondFactorScenarios),
];

function toGroup(title: string, scenarios: Readonly<Partial<Record<StateId, Pick<GalleryScenario, 'title'>>>>): ScenarioGroup {
  return {
    title,
    scenarios: Object.entries(scenarios).map(([id, scenario]) => ({ id: id as StateId, title: scenario.title })),
  };
}
