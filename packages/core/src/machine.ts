/** `@kratos-login/core/machine`: the context and events of `loginMachine`, and descriptions of its states, for tests and tools. */
export type { LoginContext, LoginEvent, ReplyEvent, RequestState, UserEvent } from './machine/login-context.ts';
export { withStateDescriptions } from './machine/state-descriptions.ts';
export { type CodeField, codeFields, factors } from './second-factors.ts';
