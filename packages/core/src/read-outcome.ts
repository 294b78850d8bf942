/** `@kratos-login/core/read-outcome`: the meaning of a reply of Kratos, for use without the machine, and the types of outcomes and flows. */
export type { KratosCall, KratosReply, KratosResponse } from './kratos/kratos-call.ts';
export type { Aal, Factor, FlowNode, LoginFlow, Message } from './kratos/login-flow.ts';
export type { OpenOutcome, Outcome, OutcomeKind, OutcomeOf, SignOutOutcome, WhoamiOutcome } from './kratos/outcome.ts';
export { readOutcome } from './kratos/read-outcome.ts';
export { readReply } from './kratos/read-reply.ts';
