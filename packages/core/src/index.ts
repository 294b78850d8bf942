export { createLogin, type LoginOptions } from './create-login.ts';
export { createLoginWith, type LoginWithOptions } from './create-login-with.ts';
export type { FlowStorage } from './keep-mailed-flow.ts';
export type { Answer, Call, Reply } from './kratos/call.ts';
export { type ConnectOptions, connect } from './kratos/connect.ts';
export { createKratosClient, type KratosClientOptions } from './kratos/create-kratos-client.ts';
export type { CreateRequest, KratosClient, Submission } from './kratos/kratos-client.ts';
export type { KratosWire } from './kratos/kratos-wire.ts';
export type { Aal, Factor, FlowNode, LoginFlow, Message } from './kratos/login-flow.ts';
export type {
  Barred,
  Busy,
  ContinueWith,
  FlowGone,
  OpenOutcome,
  Outcome,
  OutcomeKind,
  OutcomeOf,
  SignedIn,
  SignOutOutcome,
  Unavailable,
  Unexpected,
  Verification,
  WhoamiOutcome,
} from './kratos/outcome.ts';
export type { Session } from './kratos/session.ts';
export type { Login, Subscription } from './login.ts';
export { type LoginActors, loginActors, type OpenRequest, type SubmitRequest } from './machine/login-actors.ts';
export type {
  Detours,
  Failure,
  LoginContext,
  LoginEvent,
  LoginInput,
  LoginOutput,
  Notice,
  Place,
  Reason,
  Redirect,
  ReplyEvent,
  UserEvent,
  Wait,
} from './machine/login-context.ts';
export { loginMachine } from './machine/login-machine.ts';
export { type Sealed, seal } from './seal.ts';
export { cleanBackupCode, cleanCode, cleanIdentifier } from './view/clean-code.ts';
export { createLoginView, type LoginViewOptions } from './view/create-login-view.ts';
export { dropEchoes } from './view/drop-echoes.ts';
export { secretFields } from './view/fields.ts';
export { findNextPage, type NextPageOptions } from './view/find-next-page.ts';
export {
  type Cue,
  type ErrorView,
  type Field,
  type FormValues,
  type FormView,
  type HostLink,
  type HostLinks,
  type LoginView,
  pages,
  type SuccessView,
  type Way,
} from './view/login-view.ts';
export { english, type Messages, type Words } from './view/words.ts';
