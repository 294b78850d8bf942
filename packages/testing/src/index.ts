export { type ActOnPageOptions, actOnPage } from './act-on-page.ts';
export type { Alphabet, Answer, Call, Happening, Start } from './alphabet.ts';
export { toMermaid } from './chart/to-mermaid.ts';
export { createLoginDriver, type LoginDriverOptions } from './create-login-driver.ts';
export type { Taken } from './create-trace.ts';
export { type Driver, drivePath } from './drive-path.ts';
export { type Beginning, explore, type Graph, type GraphEdge, type GraphNode } from './explore.ts';
export { type FindSecretsOptions, type FoundSecret, findSecrets } from './find-secrets.ts';
export { type FindSecretsInPagesOptions, findSecretsInPages, type SecretsInPages, type ShownPage } from './find-secrets-in-pages.ts';
export { type ButtonNames, buttonNames } from './journeys/button-names.ts';
export type { Deed } from './journeys/deed.ts';
export { type DriveDocumentOptions, driveDocument } from './journeys/drive-document.ts';
export { type DriveLoginOptions, driveLogin } from './journeys/drive-login.ts';
export type { JourneyStep, LoginJourney } from './journeys/journey.ts';
export type { JourneyDriver } from './journeys/journey-driver.ts';
export { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
export type { SeenButton } from './journeys/seen-button.ts';
export type { IsShown, SeenField, SeenFocus, Sight } from './journeys/sight.ts';
export { type JourneyTests, toSurfaceRecord, type WhyNot, whyNoPage } from './journeys/to-surface-record.ts';
export { type JourneyKratos, type WalkOptions, walkJourney } from './journeys/walk-journey.ts';
export { listTransitions, type TransitionInfo, type TransitionKind } from './list-transitions.ts';
export { type LoginSecrets, loginAlphabet } from './login-alphabet.ts';
export {
  aFlow,
  aSession,
  type FlowTraits,
  knownFlowOutcomes,
  newFlowOutcomes,
  signOutOutcomes,
  submitOutcomes,
  whoamiOutcomes,
} from './login-outcomes.ts';
export { loginPaths } from './login-paths.ts';
export type { Moment, Step } from './moment.ts';
export { type Path, type PathPlan, type PathStep, planPaths } from './plan-paths.ts';
export { type PagePlaces, type PageWatch, readPage, watchPage } from './read-page.ts';
export { assertFullCoverage, type Count, type CoverageReport, report, type Walked } from './report.ts';
export { type Onlooker, runPath } from './run-path.ts';
export { createScriptedKratos, type ScriptedKratos, type ScriptedKratosOptions } from './scripted-kratos.ts';
export type { KratosTokens } from './to-kratos-answer.ts';
export { untilItIs } from './until-it-is.ts';
