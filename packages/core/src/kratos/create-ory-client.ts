import type { FrontendApi, UpdateLoginFlowBody } from '@ory/client';
import { type ClientOptions, createClient } from './create-client.ts';
import { type Json, toText, toTextOrNull } from './json.ts';
import type { KratosResponse } from './kratos-call.ts';
import type { KratosClient } from './kratos-client.ts';
import { toBaseAddress } from './web-address.ts';

/** Options of {@link createOryClient}. */
export interface OryClientOptions extends ClientOptions {
  /** The host's `FrontendApi`. */
  readonly frontend: FrontendApi;
  /** The `basePath` of the configuration of `frontend`. */
  readonly kratosUrl: string;
}

/** The members of an axios response that are read here. Declared here, so that axios is not a dependency. */
interface AxiosResult {
  readonly status: number;
  readonly data: unknown;
  readonly headers: unknown;
}

/**
 * Creates a Kratos client over the host's `FrontendApi` of `@ory/client`. Its calls never reject.
 *
 * ```ts
 * import { Configuration, FrontendApi } from '@ory/client'
 * import { createLoginWithClient } from '@kratos-login/core'
 * import { createOryClient } from '@kratos-login/core/ory-client'
 *
 * const kratosUrl = 'https://auth.example.com'
 * const frontend = new FrontendApi(new Configuration({ basePath: kratosUrl }))
 * const login = createLoginWithClient({ client: createOryClient({ frontend, kratosUrl }) })
 * login.start()
 * ```
 */
export function createOryClient({ frontend, kratosUrl: given, ...options }: OryClientOptions): KratosClient {
  return createClient(
    {
      kratosUrl: toBaseAddress(given),
      createFlow: ({ aal, refresh, return_to, login_challenge, organization, via }, signal) =>
        read(
          frontend.createBrowserLoginFlow(
            defined({
              aal,
              refresh: refresh === 'true' ? true : undefined,
              returnTo: return_to,
              loginChallenge: login_challenge,
              organization,
              via,
            }),
            axiosOptions(signal),
          ),
        ),
      getFlow: (id, signal) => read(frontend.getLoginFlow({ id }, axiosOptions(signal))),
      // The body has the shape of one method by construction, which the generated union cannot express.
      submitFlow: (flow, body, signal) =>
        read(frontend.updateLoginFlow({ flow, updateLoginFlowBody: body as unknown as UpdateLoginFlowBody }, axiosOptions(signal))),
      whoami: (signal) => read(frontend.toSession({}, axiosOptions(signal))),
      beginLogout: (signal) => read(frontend.createBrowserLogoutFlow({}, axiosOptions(signal))),
      logout: (token, signal) => read(frontend.updateLogoutFlow({ token }, axiosOptions(signal))),
    },
    options,
  );
}

/** Every status is a reply and the body stays text. Redirects are not followed on a server; in a page axios cannot prevent it. */
const axiosOptions = (signal: AbortSignal): object => ({
  signal,
  withCredentials: true,
  maxRedirects: 0,
  validateStatus: () => true,
  responseType: 'text',
  transformResponse: (data: unknown) => data,
  headers: { Accept: 'application/json' },
});

function defined<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Replaces the errors of axios: they contain the request and therefore the password. */
async function read(asked: Promise<AxiosResult>): Promise<KratosResponse> {
  try {
    const { status, data, headers } = await asked;
    return {
      status,
      text: toText(data),
      redirected: false,
      retryAfter: readHeader(headers, 'retry-after'),
      date: readHeader(headers, 'date'),
      at: Date.now(),
    };
  } catch {
    throw new Error('no answer');
  }
}

const readHeader = (headers: unknown, name: string): string | null => toTextOrNull((headers as Json | null | undefined)?.[name]);
