/** `@kratos-login/core/read-outcome`: the meaning of a reply of Kratos, for use without the machine. */
export type { KratosCall, KratosReply, KratosResponse } from './kratos/kratos-call.ts';
export type { Aal, Factor, FlowNode, LoginFlow, Message } from './kratos/login-flow.ts';
export type {
  AccountBlocked,
  ContinueWith,
  FlowGone,
  Outcome,
  OutcomeKind,
  OutcomeOf,
  RateLimited,
  SignedIn,
  Unavailable,
  Unexpected,
  Verification,
} from './kratos/outcome.ts';
export { readOutcome } from './kratos/read-outcome.ts';
export { readReply } from './kratos/read-reply.ts';
export type { Session } from './kratos/session.ts';
