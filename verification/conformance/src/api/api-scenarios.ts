import type { ApiScenario } from './api-scenario.ts';
import { createIdentityScenarios } from './create-identity.ts';
import { credentials } from './credentials.ts';
import { listAndPut } from './list-and-put.ts';
import { patchIdentityScenarios } from './patch-identity.ts';
import { routes } from './routes.ts';
import { schemas } from './schemas.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { settingsProfile } from './settings-profile.ts';

/** The scenarios for every route of the admin API and every field of the settings. `record-api.ts` records the replies of Kratos. */
export const apiScenarios: readonly ApiScenario[] = [
  ...createIdentityScenarios,
  ...credentials,
  ...listAndPut,
  ...patchIdentityScenarios,
  ...sessions,
  ...routes,
  ...settings,
  ...settingsProfile,
  ...schemas,
];
