import { createKratosClient, type KratosClientOptions } from '../kratos/create-kratos-client.ts';
import { createSecondFactorWithClients, type SecondFactorWithClientsOptions } from './create-second-factor-with-clients.ts';
import { createSettingsClient } from './create-settings-client.ts';
import type { SecondFactor } from './second-factor.ts';

/** Options of {@link createSecondFactor}. */
export interface SecondFactorOptions
  extends Omit<SecondFactorWithClientsOptions, 'settingsClient' | 'loginClient'>,
    Omit<KratosClientOptions, 'flow'> {}

/**
 * Creates the settings of the second factor of the user who is signed in to the Kratos at `kratosUrl`: an authenticator app and backup codes, by AJAX, in one
 * page load.
 *
 * It never throws and never rejects. Without a session it says so, and offers to sign in, in place.
 *
 * ```ts
 * import { createSecondFactor } from '@kratos-login/core/second-factor'
 *
 * const secondFactor = createSecondFactor({ kratosUrl: 'https://auth.example.com', returnTo: location.href })
 * secondFactor.subscribe((view) => console.log(view.kind, view.title)) // overview Two-step sign-in
 * secondFactor.start()
 * ```
 */
export function createSecondFactor({ kratosUrl, fetch, timeout, ...options }: SecondFactorOptions): SecondFactor {
  const reach = { kratosUrl, fetch, timeout };
  return createSecondFactorWithClients({
    ...options,
    settingsClient: createSettingsClient(reach),
    loginClient: createKratosClient(reach),
  });
}
