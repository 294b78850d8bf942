import type { ApiScenario } from './api-scenario.ts';
import { createIdentity } from './create-identity.ts';
import { credentials } from './credentials.ts';
import { listAndPut } from './list-and-put.ts';
import { patchIdentity } from './patch-identity.ts';
import { routes } from './routes.ts';
import { schemas } from './schemas.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { settingsProfile } from './settings-profile.ts';

/** Every route of the admin API, and every field of the settings, as sequences of calls. `record-api.ts` records Kratos's answers. */
export const apiScenarios: readonly ApiScenario[] = [
  ...createIdentity,
  ...credentials,
  ...listAndPut,
  ...patchIdentity,
  ...sessions,
  ...routes,
  ...settings,
  ...settingsProfile,
  ...schemas,
];
