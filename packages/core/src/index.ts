export { createLogin, type LoginOptions } from './create-login.ts';
export { createLoginWithClient, type LoginWithClientOptions } from './create-login-with-client.ts';
export type { FlowStorage } from './keep-mailed-flow.ts';
export { type ClientOptions, createClient } from './kratos/create-client.ts';
export { createKratosClient, type KratosClientOptions } from './kratos/create-kratos-client.ts';
export type { KratosCall, KratosReply, KratosResponse } from './kratos/kratos-call.ts';
export type { CreateRequest, KratosClient, Submission } from './kratos/kratos-client.ts';
export type { KratosTransport } from './kratos/kratos-transport.ts';
export type { Aal, Factor, FlowNode, LoginFlow, Message } from './kratos/login-flow.ts';
export type {
  AccountBlocked,
  ContinueWith,
  FlowGone,
  OpenOutcome,
  Outcome,
  OutcomeKind,
  OutcomeOf,
  RateLimited,
  SignedIn,
  SignOutOutcome,
  Unavailable,
  Unexpected,
  Verification,
  WhoamiOutcome,
} from './kratos/outcome.ts';
export type { Session } from './kratos/session.ts';
export type { Login } from './login.ts';
export { type LoginActors, loginActors, type OpenRequest, type SubmitRequest } from './machine/login-actors.ts';
export type {
  Failure,
  LoginContext,
  LoginEvent,
  LoginInput,
  LoginOutput,
  Notice,
  Reason,
  Redirect,
  ReplyEvent,
  RequestState,
  Restarts,
  UserEvent,
  Wait,
} from './machine/login-context.ts';
export { loginMachine } from './machine/login-machine.ts';
export { type Sealed, seal } from './seal.ts';
export { cleanBackupCode, cleanCode, cleanIdentifier } from './view/clean-code.ts';
export { createLoginView, type LoginViewOptions } from './view/create-login-view.ts';
export { findNextPage, type NextPageOptions } from './view/find-next-page.ts';
export type {
  Choice,
  ErrorView,
  Field,
  FormValues,
  FormView,
  HostLink,
  HostLinks,
  LoginView,
  PageEffect,
  SuccessView,
} from './view/login-view.ts';
export { english, type Messages, type Texts } from './view/texts.ts';
