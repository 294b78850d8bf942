import { createLoginWithClient, type LoginWithClientOptions } from './create-login-with-client.ts';
import { createKratosClient, type KratosClientOptions } from './kratos/create-kratos-client.ts';
import { toObject, toTextOrNull } from './kratos/json.ts';
import type { Login } from './login.ts';

/** Options of {@link createLogin}. */
export interface LoginOptions extends Omit<LoginWithClientOptions, 'client'>, KratosClientOptions {}

/**
 * Creates a login to the Kratos at `kratosUrl`: a password, then a TOTP code, by AJAX, in one page load.
 *
 * It never throws and never rejects. An invalid URL, HTML instead of JSON or a missing CORS header ends in the step `error`, and `explain` of
 * `@kratos-login/core/explain` describes it to the developer.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com', returnTo: 'https://app.example.com/home' })
 * login.subscribe((view) => console.log(view.step, view.title)) // password Sign in
 * login.start()
 * ```
 */
export function createLogin({ kratosUrl, fetch, timeout, flow, ...options }: LoginOptions): Login {
  const flowId = toTextOrNull(toObject(flow)['id']) ?? undefined;
  return createLoginWithClient({
    ...options,
    flowId: options.flowId ?? flowId,
    client: createKratosClient({ kratosUrl, fetch, timeout, flow }),
  });
}
