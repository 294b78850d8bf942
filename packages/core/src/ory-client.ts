/** `@kratos-login/core/ory-client`: a Kratos client over the `FrontendApi` of `@ory/client`. */
export { createOryClient, type OryClientOptions } from './kratos/create-ory-client.ts';
