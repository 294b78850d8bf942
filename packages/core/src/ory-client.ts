/** `@kratos-login/core/ory-client`: the port over the `FrontendApi` of `@ory/client`. */
export { createOryClient, type OryClientOptions } from './kratos/create-ory-client.ts';
