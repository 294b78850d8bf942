export { announceReady, showProblems } from './announce-ready.ts';
export { type Brand, type BrandId, brands } from './brands.ts';
export type { GalleryScenario } from './gallery-scenario.ts';
export { galleryScenarios, type ScenarioGroup, type ScenarioId, type StateId, scenarioGroups, scenarioIds } from './gallery-scenarios.ts';
export { openGallery } from './open-gallery.ts';
export { type PreparedLogin, prepareScenario } from './prepare-scenario.ts';
export {
  type GalleryAddress,
  type GalleryScheme,
  gallerySchemes,
  readGalleryAddress,
  toGalleryQuery,
} from './read-gallery-address.ts';
export { readViewFacts } from './read-view-facts.ts';
export { prepareSecondFactor } from './second-factor/prepare-second-factor.ts';
export { type SecondFactorScenarioId, secondFactorScenarioIds, secondFactorScenarios } from './second-factor/second-factor-scenarios.ts';
export { showOverview } from './show-overview.ts';
